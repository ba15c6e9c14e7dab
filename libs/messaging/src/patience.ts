import { MissingReference } from './failures.js';

/** How long an event that failed is tried again. All times in milliseconds. */
export interface Patience {
  /** The pause after the first failure; each further one is twice as long. */
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
  /** After so many failures the event is parked, and its aggregate waits for an operator. */
  readonly attempts: number;
  /** For so long a missing reference counts no attempt. */
  readonly referenceMs: number;
  /** A gap in the versions that nobody fills for so long parks its aggregate. */
  readonly gapMs: number;
}

/** Ten attempts take about four minutes. */
export const PATIENCE: Patience = {
  firstPauseMs: 500,
  longestPauseMs: 60_000,
  attempts: 10,
  referenceMs: 10 * 60_000,
  gapMs: 10 * 60_000,
};

export interface NextTry {
  readonly attempts: number;
  /** Null parks the event. */
  readonly pauseMs: number | null;
}

/** What follows a failure, given the attempts counted before it and how long the event has been tried. */
export function afterFailure(error: unknown, attempts: number, triedForMs: number, patience: Patience): NextTry {
  if (error instanceof MissingReference && triedForMs < patience.referenceMs) {
    return { attempts, pauseMs: bounded(triedForMs / 2, patience) };
  }
  const counted = attempts + 1;
  if (counted >= patience.attempts) return { attempts: counted, pauseMs: null };
  return { attempts: counted, pauseMs: bounded(patience.firstPauseMs * 2 ** attempts, patience) };
}

function bounded(pauseMs: number, patience: Patience): number {
  return Math.min(Math.max(pauseMs, patience.firstPauseMs), patience.longestPauseMs);
}
