import { RuleBroken } from '@tributary/service-kit/rule-broken';
import type { JointPurchase, Lot } from './joint-purchase.rules.js';
import { take } from './joint-purchase.rules.js';
import { minimumOf, unitPriceAt } from './ladder.rules.js';
import { lineAmountCents, sumCents } from './money.rules.js';

type Timed = Pick<JointPurchase, 'status' | 'cutOffAt' | 'closedAt'>;

/** A line of a commitment: what one district takes of one lot. */
export interface Line {
  readonly commitmentId: string;
  readonly organisationId: string;
  readonly leaid: string;
  readonly lotId: string;
  readonly quantity: number;
}

/** What a cut-off fixes, or the lot that stayed below its first rung. */
export type Settlement =
  | {
      readonly kind: 'priced';
      readonly lots: readonly (Pick<Lot, 'lotId' | 'title' | 'unit'> & { readonly totalQuantity: number; readonly unitPriceE4: number })[];
      readonly amounts: readonly (Line & { readonly amountCents: number })[];
      readonly totalCents: number;
    }
  | { readonly kind: 'minimum-missed'; readonly lotId: string; readonly totalQuantity: number; readonly minimumQuantity: number };

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

/** Fixes price and amounts from what stands at the cut-off. One lot below its first rung, and nothing is fixed. */
export function settle(lots: readonly Lot[], lines: readonly Line[]): Settlement {
  const priced = [];
  for (const { lotId, title, unit, ladder } of lots) {
    const totalQuantity = volumeOf(lines.filter((line) => line.lotId === lotId));
    const unitPriceE4 = unitPriceAt(ladder, totalQuantity);
    if (unitPriceE4 === null) return { kind: 'minimum-missed', lotId, totalQuantity, minimumQuantity: minimumOf(ladder) };
    priced.push({ lotId, title, unit, totalQuantity, unitPriceE4 });
  }
  const prices = new Map(priced.map(({ lotId, unitPriceE4 }) => [lotId, unitPriceE4]));
  const amounts = lines.map((line) => ({ ...line, amountCents: lineAmountCents(line.quantity, priceOf(prices, line.lotId)) }));
  return { kind: 'priced', lots: priced, amounts, totalCents: sumCents(amounts.map(({ amountCents }) => amountCents)) };
}

/** The volume of all. */
export function volumeOf(lines: readonly Pick<Line, 'quantity'>[]): number {
  return lines.reduce((sum, { quantity }) => sum + quantity, 0);
}

function priceOf(prices: ReadonlyMap<string, number>, lotId: string): number {
  const unitPriceE4 = prices.get(lotId);
  if (unitPriceE4 === undefined) throw new Error(`A line names the lot ${lotId}, which is not in the purchase.`);
  return unitPriceE4;
}
