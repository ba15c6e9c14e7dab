import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { t } from '../words/words.js';
import classes from './notices.module.css';

/** Makes a file of a whole list, page by page, and says so where it could not be read. */
export function ExportButton({ make }: { make: () => Promise<void> }) {
  const { mutate, isPending, isError } = useMutation({ mutationFn: make });
  return (
    <>
      <Button variant="default" onClick={() => !isPending && mutate()} data-disabled={isPending || undefined}>
        {isPending ? t('parts.list.exporting') : t('parts.list.export')}
      </Button>
      {isError && (
        <span role="alert" className={classes.fault}>
          {t('parts.list.exportFailed')}
        </span>
      )}
    </>
  );
}
