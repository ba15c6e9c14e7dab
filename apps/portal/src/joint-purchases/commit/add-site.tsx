import { lazy, Suspense } from 'react';
import { TextButton, TextLink } from '../../parts/links.js';
import { Loading } from '../../parts/loading.js';
import { useActing } from '../../shell/acting.js';
import { t } from '../../words/words.js';
import classes from './commit-form.module.css';

// Most districts have their sites written down already.
const NewSite = lazy(() => import('./new-site.js').then((file) => ({ default: file.NewSite })));

/** A site that is missing, added without leaving the form: what was typed stays as it is. */
export function AddSite({ open, onOpen, onAdded }: { open: boolean; onOpen: (open: boolean) => void; onAdded: (siteId: string) => void }) {
  const { organisationId } = useActing();
  if (open)
    return (
      <Suspense fallback={<Loading rows={2} />}>
        <NewSite onAdded={onAdded} onClose={() => onOpen(false)} />
      </Suspense>
    );
  return (
    <p className={classes.sitesFoot}>
      <TextButton fz="sm" onClick={() => onOpen(true)}>
        {t('sites.inline.open')}
      </TextButton>
      <TextLink to="/o/$organisationId/sites" params={{ organisationId }} fz="sm">
        {t('sites.inline.manage')}
      </TextLink>
    </p>
  );
}
