import type { JointPurchaseMoved } from '@tributary/contracts';
import type { LotPrices } from '../price-rule/basket.rules.js';
import { type LotSums, pricesOf, today } from '../price-rule/figures.rules.js';
import { amountAt, holdsAt } from '../price-rule/price.rules.js';
import type { Basket } from '../price-rule/basket.rules.js';

/**
 * What one organisation is told of a purchase that has moved: the version to everybody who sees it, the figures of all while it is open to those who
 * take part, and of its own basket what it costs now and whether all its ceilings hold.
 */
export function messageOf(
  { jointPurchaseId, version, status }: Pick<JointPurchaseMoved, 'jointPurchaseId' | 'version' | 'status'>,
  sight: { readonly takesPart: boolean; readonly own: (Basket & { readonly revision: number }) | null },
  figures: { readonly lots: readonly LotPrices[]; readonly sums: ReadonlyMap<string, LotSums>; readonly committedDistricts: number } | null,
): JointPurchaseMoved {
  const bare = { jointPurchaseId, version, status, lots: [], committedDistricts: 0, own: null };
  if (!figures || !sight.takesPart || status !== 'committing') return bare;
  const lots = today(figures.lots, figures.sums);
  return {
    ...bare,
    lots,
    committedDistricts: figures.committedDistricts,
    own: sight.own && ownNow(figures.lots, pricesOf(lots), sight.own),
  };
}

function ownNow(
  lots: readonly LotPrices[],
  prices: ReadonlyMap<string, number | null>,
  own: Basket & { readonly revision: number },
): NonNullable<JointPurchaseMoved['own']> {
  const held = own.lots.map((wanted) => {
    const lot = lots.find(({ lotId }) => lotId === wanted.lotId);
    return lot ? holdsAt(lot, wanted, prices.get(wanted.lotId) ?? null) : null;
  });
  const holds = held.every((one) => one === null) ? null : !held.includes(false);
  return { revision: own.revision, amountTodayCents: amountAt(lots, prices, own), holds };
}
