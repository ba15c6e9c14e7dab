import type { JointPurchaseListItem } from '@tributary/contracts';
import type { StateShape } from '../parts/state-mark.js';
import { t } from '../words/words.js';

type Stateful = Pick<JointPurchaseListItem, 'status' | 'awaitingBuyer' | 'cutOffAt'>;

/** What the reader needs to tell apart. `between`: the last day has passed and the price is about to be fixed; `other` is a later part of its life. */
export type Phase = 'draft' | 'open' | 'between' | 'awaiting' | 'priced' | 'unsuccessful' | 'cancelled' | 'other';

export function phaseOf({ status, awaitingBuyer, cutOffAt }: Stateful, now = new Date()): Phase {
  if (status === 'draft' || status === 'priced' || status === 'unsuccessful' || status === 'cancelled') return status;
  if (status !== 'committing') return 'other';
  if (awaitingBuyer) return 'awaiting';
  return new Date(cutOffAt) <= now ? 'between' : 'open';
}

/** True where nothing is bought and nothing moves any more. */
export function isOver(phase: Phase): boolean {
  return phase === 'unsuccessful' || phase === 'cancelled';
}

/** Whether there is a price to tell of: what has ended without one, or not begun, has none, whatever its volume. */
export function hasPrice({ status }: Pick<Stateful, 'status'>): boolean {
  return status !== 'draft' && status !== 'cancelled' && status !== 'unsuccessful';
}

export function statusText(purchase: Stateful): string {
  const phase = phaseOf(purchase);
  return phase === 'awaiting' || phase === 'between' ? t(`purchases.states.${phase}`) : t(`purchases.statuses.${purchase.status}`);
}

const shapes = {
  draft: 'draft',
  open: 'open',
  between: 'clock',
  awaiting: 'held',
  priced: 'done',
  unsuccessful: 'ended',
  cancelled: 'ended',
  other: 'clock',
} as const satisfies Record<Phase, StateShape>;

export function shapeOf(purchase: Stateful): StateShape {
  return shapes[phaseOf(purchase)];
}
