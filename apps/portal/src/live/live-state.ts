import type { LiveState } from './live-stream.js';

let state: LiveState = { kind: 'connecting', since: Date.now() };
let retry: () => void = () => undefined;
const listeners = new Set<() => void>();

/** How live this tab's figures are: one store, since a tab acts for one organisation at a time. */
export const liveState = {
  read: (): LiveState => state,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  set: (next: LiveState): void => {
    state = next;
    for (const listener of listeners) listener();
  },
  /** What 'Try again' does, given by whoever holds the stream. */
  onRetry: (then: () => void): void => {
    retry = then;
  },
  retry: (): void => retry(),
};
