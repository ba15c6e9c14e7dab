import { ActionIcon, Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { onSignedOutElsewhere, signOut } from '../api/session.js';
import { announce } from '../parts/announcer.js';
import { Icon } from '../parts/icons.js';
import { t } from '../words/words.js';

/** Ends the session here and in every other tab of this browser. */
export function SignOutButton({ full = false }: { full?: boolean }) {
  const { leave, busy } = useSignOut();
  if (full) {
    return (
      <Button variant="default" onClick={leave} leftSection={<Icon name="leave" />} data-disabled={busy || undefined}>
        {t('shell.signOut')}
      </Button>
    );
  }
  return (
    <ActionIcon onClick={leave} aria-label={t('shell.signOut')} title={t('shell.signOut')} data-disabled={busy || undefined}>
      <Icon name="leave" />
    </ActionIcon>
  );
}

export function useSignOut() {
  const [busy, setBusy] = useState(false);
  useEffect(() => onSignedOutElsewhere(() => location.assign('/')), []);
  const leave = () => {
    setBusy(true);
    signOut().catch(() => {
      setBusy(false);
      announce(t('shell.signOutFailed'));
    });
  };
  return { leave, busy };
}
