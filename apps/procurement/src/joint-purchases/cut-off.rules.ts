import type { PayloadOf, minimumMissed } from '@tributary/contracts';
import { RuleBroken } from '@tributary/service-kit/rule-broken';
import type { Basket } from '../price-rule/basket.rules.js';
import { sumsOf } from '../price-rule/figures.rules.js';
import { minimumOf } from '../price-rule/ladder.rules.js';
import { price, type Pricing } from '../price-rule/price.rules.js';
import type { JointPurchase, Lot } from './joint-purchase.rules.js';
import { take } from './joint-purchase.rules.js';

type Timed = Pick<JointPurchase, 'status' | 'cutOffAt' | 'closedAt'>;
type MissedLot = PayloadOf<typeof minimumMissed>['lots'][number];

/** What a cut-off leads to: everything is fixed, or lots stayed below their first rung and the buyer decides. */
export type Settlement =
  { readonly kind: 'priced'; readonly pricing: Pricing } | { readonly kind: 'minimum-missed'; readonly lots: readonly MissedLot[] };

/** The cut-off itself is late: commitments count that were made before it. */
export function isOpen({ status, cutOffAt, closedAt }: Timed, now: Date): boolean {
  return status === 'committing' && closedAt === null && now < cutOffAt;
}

/** The cut-off has passed and nobody has settled it yet. */
export function isDue({ status, cutOffAt, closedAt }: Timed, now: Date): boolean {
  return status === 'committing' && closedAt === null && now >= cutOffAt;
}

/** The cut-off passed below the minimum: closed to changes until the buyer extends or gives up. */
export function isAwaitingBuyer({ status, closedAt }: Pick<JointPurchase, 'status' | 'closedAt'>): boolean {
  return status === 'committing' && closedAt !== null;
}

/** The buyer has given up what missed its minimum, or has not decided in time. */
export function isGivenUp(
  { status, closedAt, decideBy, givenUpAt }: Timed & Pick<JointPurchase, 'decideBy' | 'givenUpAt'>,
  now: Date,
): boolean {
  return status === 'committing' && closedAt !== null && (givenUpAt !== null || (decideBy !== null && now >= decideBy));
}

/** Throws `joint-purchase.cut-off-passed` for whoever comes late, whatever the purchase has become since. */
export function checkOpen(purchase: Timed, now: Date): void {
  if (now >= purchase.cutOffAt || purchase.closedAt !== null) {
    throw new RuleBroken('joint-purchase.cut-off-passed', {
      detail: 'Commitments could be made and changed until the cut-off. Nothing was changed.',
      cutOffAt: purchase.cutOffAt.toISOString(),
    });
  }
  take(purchase.status, 'commit');
}

/**
 * What stands at the cut-off, by the price rule. Where a lot that somebody wants got no price, or nobody wants anything, nothing is fixed: the buyer
 * may extend. The volume that is told is that of all, ceilings left aside, so that none can be worked out from it.
 */
export function settle(lots: readonly Lot[], baskets: readonly Basket[]): Settlement {
  const pricing = price(lots, baskets);
  const wanted = new Set(baskets.flatMap((basket) => basket.lots.map(({ lotId }) => lotId)));
  const missed = pricing.lots.filter(({ lotId, unitPriceE4 }) => unitPriceE4 === null && (wanted.has(lotId) || wanted.size === 0));
  if (missed.length === 0) return { kind: 'priced', pricing };
  const sums = sumsOf(lots, baskets);
  const ids = new Set(missed.map(({ lotId }) => lotId));
  return {
    kind: 'minimum-missed',
    lots: lots
      .filter(({ lotId }) => ids.has(lotId))
      .map(({ lotId, title, unit, ladder }) => ({
        lotId,
        title,
        unit,
        volume: sums.get(lotId)?.volume ?? 0,
        minimumQuantity: minimumOf(ladder),
      })),
  };
}

/** What is left once the buyer gives up what missed its minimum: the other lots at their prices, or nothing. */
export function settleWithout(lots: readonly Lot[], baskets: readonly Basket[]): Pricing | null {
  const pricing = price(lots, baskets);
  return pricing.baskets.length === 0 ? null : pricing;
}
