import { Anchor } from '@mantine/core';
import { useLocation } from '@tanstack/react-router';
import { useSyncExternalStore } from 'react';
import { sessionEnd, signInAddress } from '../api/session.js';
import { Icon } from '../parts/icons.js';
import { t } from '../words/words.js';
import classes from './session-ended.module.css';

/** The sign-in has ended: the page stays as it is, with what was typed, and offers to sign in again and come back. */
export function SessionEnded() {
  const ended = useSyncExternalStore(sessionEnd.subscribe, sessionEnd.isEnded);
  // The way back leads to the page that is looked at now.
  useLocation();
  if (!ended) return null;
  return (
    <div role="alert" className={classes.notice}>
      <Icon name="clock" />
      <span>
        <strong>{t('shell.sessionEnded')}</strong> {t('shell.sessionEndedKept')}{' '}
        <Anchor href={signInAddress()}>{t('shell.signInAgain')}</Anchor>
      </span>
    </div>
  );
}
