import type { OwnCommitment } from '@tributary/contracts';
import type { JointPurchase, Lot } from '../joint-purchases/joint-purchase.rules.js';
import type { Basket } from '../price-rule/basket.rules.js';
import { landedAt, leavingCostsOthersCents, type LotSums, mostCents, pricesOf, savingCents, today } from '../price-rule/figures.rules.js';
import { amountAt, holdsAt } from '../price-rule/price.rules.js';
import { commitmentReference } from './commitment.rules.js';
import type { OwnRow } from './find-own-commitment.js';

type Purchase = Pick<JointPurchase, 'reference' | 'status' | 'pricedAt'> & {
  readonly lots: readonly (Lot & { readonly fixedUnitPriceE4: number | null })[];
};

/** A district's own basket with its figures: today's while everyone stays in, the fixed ones once there are any. */
export function viewOwn(purchase: Purchase, own: OwnRow, baskets: readonly Basket[], sums: ReadonlyMap<string, LotSums>): OwnCommitment {
  const { lots } = purchase;
  const isFixed = purchase.pricedAt !== null;
  const prices = isFixed ? new Map(lots.map(({ lotId, fixedUnitPriceE4 }) => [lotId, fixedUnitPriceE4])) : pricesOf(today(lots, sums));
  const basket = baskets.find(({ commitmentId }) => commitmentId === own.commitmentId);
  return {
    commitmentId: own.commitmentId,
    reference: commitmentReference(purchase.reference, own.leaid),
    revision: own.revision,
    lots: own.lots.map((wanted) => viewLot(lots, prices, wanted)),
    amountCents: isFixed ? own.amountCents : amountAt(lots, prices, own),
    mostCents: mostCents(lots, own),
    leavingCostsOthersCents: basket && !isFixed ? leavingCostsOthersCents(lots, baskets, basket) : null,
    leftOut: own.leftOut,
    approval: own.approvedOn === null ? null : { approvedOn: own.approvedOn, document: own.document },
    changedAt: own.changedAt.toISOString(),
  };
}

function viewLot(
  lots: readonly Lot[],
  prices: ReadonlyMap<string, number | null>,
  wanted: OwnRow['lots'][number],
): OwnCommitment['lots'][number] {
  const { lotId, tolerance, ceilingE4, alonePriceE4, lines } = wanted;
  const lot = lots.find((candidate) => candidate.lotId === lotId);
  if (!lot) throw new Error(`The lot ${lotId} is not in the purchase.`);
  const unitPriceE4 = prices.get(lotId) ?? null;
  return {
    ...{ lotId, tolerance, ceilingE4, alonePriceE4 },
    lines: lines.map(({ site, ...line }) => ({ ...line, siteName: site.name, siteRevision: site.revision })),
    holds: holdsAt(lot, wanted, unitPriceE4),
    landedUnitPriceE4: landedAt(lot, wanted, unitPriceE4),
    savingCents: savingCents(lot, wanted, unitPriceE4, alonePriceE4),
  };
}
