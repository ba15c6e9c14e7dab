import { Button, Text } from '@mantine/core';
import { t } from '../words/words.js';
import { Dialog } from './dialog.js';

interface AskAgainProps {
  title: string;
  /** What it does. */
  text: string;
  /** A verb and its object. */
  button: string;
  /** The way out, on which the focus stands. */
  keep: string;
  busy: boolean;
  error: Error | null;
  onSure: () => void;
  onClose: () => void;
}

/** Asks once more before something ends, and says what that does. */
export function AskAgain({ title, text, button, keep, busy, error, onSure, onClose }: AskAgainProps) {
  return (
    <Dialog
      title={title}
      close={keep}
      error={error}
      onClose={onClose}
      actions={
        <>
          <Button color="bad" onClick={() => !busy && onSure()} data-disabled={busy || undefined}>
            {busy ? t('parts.beingSent') : button}
          </Button>
          <Button variant="default" onClick={onClose} data-autofocus>
            {keep}
          </Button>
        </>
      }
    >
      <Text>{text}</Text>
    </Dialog>
  );
}
