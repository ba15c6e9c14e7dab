import { useSyncExternalStore } from 'react';
import classes from './loading.module.css';

let said = '';
const listeners = new Set<() => void>();

/** Says something to those who listen to the page, once they have heard the rest. */
export function announce(text: string): void {
  // The same words twice would be no change to a screen reader.
  said = said === text ? `${text}\u00a0` : text;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The one polite live region of the page; it stands in the shell and never goes away. */
export function Announcer() {
  const text = useSyncExternalStore(subscribe, () => said);
  return (
    <div role="status" aria-live="polite" className={classes.words}>
      {text}
    </div>
  );
}
