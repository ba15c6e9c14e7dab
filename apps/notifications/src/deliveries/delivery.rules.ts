import type { DeliveryState } from '@tributary/contracts';

/** How a hand-over to the mail server ended. */
export type HandOver =
  /** The server took responsibility for the mail (RFC 5321, section 4.2.5). */
  | { readonly is: 'accepted'; readonly reply: string }
  /** It answered with a code from 400 on. */
  | { readonly is: 'refused'; readonly code: number; readonly reply: string }
  /** No server could be spoken to, or it did not let us in: that says nothing of the mail. */
  | { readonly is: 'unreachable'; readonly reply: string }
  /** The whole mail was handed over and no answer came: it may have been taken. */
  | { readonly is: 'unanswered'; readonly reply: string };

/** How a mail is tried again. */
export interface Patience {
  /** The pause after the first refusal, in milliseconds; each further one is twice as long. */
  readonly retryPauseMs: number;
  readonly uncertainMails: 'leave' | 'resend';
}

/** What a delivery has been through. */
export interface Past {
  /** Times that the mail server refused it for now. */
  readonly refusals: number;
  /** Hand-overs that went unanswered. From the first one on nothing can prove that the mail did not arrive. */
  readonly unanswered: number;
}

/** What becomes of a delivery. `pauseMs` is when it is looked at again, null where nothing is left to do. */
export interface Settlement extends Past {
  readonly state: DeliveryState;
  readonly outcome: string;
  readonly pauseMs: number | null;
}

/** With the default first pause, 20 refusals take a little more than two days. */
export const MAX_REFUSALS = 20;
const LONGEST_PAUSE_MS = 4 * 3_600_000;
/** A mail that went unanswered so often is not handed over again, whatever the setting says: it may be the mail that breaks the connection. */
export const MAX_UNANSWERED = 5;

/** What follows from the end of a hand-over. */
export function settle(handOver: HandOver, past: Past, patience: Patience): Settlement {
  switch (handOver.is) {
    case 'accepted':
      return { ...past, state: 'sent', outcome: onceMore(past, handOver.reply), pauseMs: null };
    case 'refused':
      return isForGood(handOver.code) ? refusedForGood(handOver.reply, past) : refusedForNow(handOver.reply, past, patience);
    case 'unreachable':
      return { ...past, state: waiting(past), outcome: handOver.reply, pauseMs: patience.retryPauseMs };
    case 'unanswered':
      return interrupted(handOver.reply, past, patience);
  }
}

/** RFC 5321: 5yz is for good. Only 503 says that the session was in the wrong state, not that the mail was refused. */
function isForGood(code: number): boolean {
  return code >= 500 && code !== 503;
}

function refusedForNow(reply: string, past: Past, { retryPauseMs }: Patience): Settlement {
  const refusals = past.refusals + 1;
  if (refusals >= MAX_REFUSALS) return refusedForGood(`Refused ${refusals} times, at last with: ${reply}`, { ...past, refusals });
  const pauseMs = Math.min(retryPauseMs * 2 ** past.refusals, LONGEST_PAUSE_MS);
  return { ...past, refusals, state: waiting(past), outcome: reply, pauseMs };
}

// What was uncertain once stays so until a server takes it.
function waiting({ unanswered }: Past): 'retrying' | 'uncertain' {
  return unanswered > 0 ? 'uncertain' : 'retrying';
}

// A mail that may have arrived before is never called failed: that would invite somebody to write it a second time.
function refusedForGood(reply: string, past: Past): Settlement {
  return { ...past, state: past.unanswered > 0 ? 'uncertain' : 'failed', outcome: onceMore(past, reply), pauseMs: null };
}

/** What becomes of a mail whose hand-over was interrupted: the answer was lost, or the replica died. */
export function interrupted(reply: string, past: Past, { uncertainMails }: Patience): Settlement {
  const unanswered = past.unanswered + 1;
  const again = uncertainMails === 'resend' && unanswered < MAX_UNANSWERED;
  return { ...past, unanswered, state: 'uncertain', outcome: reply, pauseMs: again ? 0 : null };
}

/** What becomes of a mail that is not true any more, or whose reader may not have it any more, when it is due. */
export function dropped(reason: string, past: Past): Settlement {
  if (past.unanswered > 0) return { ...past, state: 'uncertain', outcome: `Not sent again: ${reason}`, pauseMs: null };
  return { ...past, state: 'dropped', outcome: reason, pauseMs: null };
}

/** What becomes of a mail that could not be written: it is tried again as if the server had refused it for now. */
export function unwritten(cause: string, past: Past, patience: Patience): Settlement {
  return refusedForNow(`It could not be written: ${cause}`, past, patience);
}

function onceMore({ unanswered }: Past, reply: string): string {
  return unanswered > 0 ? `Handed over again after an interruption: ${reply}` : reply;
}
