import { UnstyledButton } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { lazy, Suspense, useSyncExternalStore } from 'react';
import { Icon } from '../parts/icons.js';
import { t } from '../words/words.js';
import classes from './find.module.css';

// Fetched when it is first wanted: it is no part of the first view.
const FindAnything = lazy(() => import('./find-anything.js').then((file) => ({ default: file.FindAnything })));

let wanted = 0;
const listeners = new Set<() => void>();

/** Opens the search over pages, purchases and districts. */
export function openFind(): void {
  wanted += 1;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Ctrl K, or the command key on a Mac, from anywhere: while typing too. */
export function Find() {
  const times = useSyncExternalStore(subscribe, () => wanted);
  useHotkeys([['mod+K', openFind]], []);
  if (times === 0) return null;
  return (
    <Suspense fallback={null}>
      <FindAnything times={times} />
    </Suspense>
  );
}

export function FindButton() {
  return (
    <UnstyledButton className={classes.button} onClick={openFind} aria-keyshortcuts="Control+K">
      <Icon name="search" />
      <span>{t('shell.find')}</span>
      <kbd className={classes.keys} aria-hidden="true">
        {t('shell.findKeys')}
      </kbd>
    </UnstyledButton>
  );
}
