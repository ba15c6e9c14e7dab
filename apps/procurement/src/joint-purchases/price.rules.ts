import type { LeftOutReason } from '@tributary/contracts';
import { type Basket, type BasketLot, type LotPrices, quantityOf, surchargeOf } from './basket.rules.js';
import { greatestSet, type GreatestSet } from './greatest-set.rules.js';
import { lineAmountCents, sumCents } from './money.rules.js';
import { type SiteQuantity, spreadTolerance } from './tolerance.rules.js';

/** A line that is fixed: basket × lot × site. */
export interface FixedLine extends SiteQuantity {
  readonly lotId: string;
  readonly amountCents: number;
}

/** A basket that is in, with what it takes and pays. */
export interface FixedBasket {
  readonly basket: Basket;
  readonly lines: readonly FixedLine[];
  readonly amountCents: number;
}

/** A basket that was left out, and the lot for which. */
export interface LeftOut {
  readonly basket: Basket;
  readonly lotId: string;
  readonly reason: LeftOutReason;
}

/** A lot after the rule: what is bought of it, and its unit price; null where its first rung was missed. */
export interface FixedLot {
  readonly lotId: string;
  readonly unitPriceE4: number | null;
  readonly quantity: number;
}

/** What the price rule says of a purchase. */
export interface Pricing {
  readonly lots: readonly FixedLot[];
  readonly baskets: readonly FixedBasket[];
  readonly leftOut: readonly LeftOut[];
  readonly totalCents: number;
}

/**
 * The price rule: who is in, at which price, with how many units, for which amounts. One answer for one set of baskets, whatever their order.
 * Throws for a basket with a lot that is not in the purchase.
 */
export function price(lots: readonly LotPrices[], baskets: readonly Basket[]): Pricing {
  const set = greatestSet(lots, baskets);
  const members = baskets.filter(({ commitmentId }) => set.members.has(commitmentId));
  const fixed = lots.map((lot) => fixLot(lot, members, set));
  const linesOf = Map.groupBy(
    fixed.flatMap(({ lines }) => lines),
    ({ commitmentId }) => commitmentId,
  );
  const fixedBaskets = members.map((basket) => fixBasket(basket, linesOf.get(basket.commitmentId) ?? []));
  return {
    lots: fixed.map(({ lines, ...lot }) => ({ ...lot, quantity: lines.reduce((sum, { quantity }) => sum + quantity, 0) })),
    baskets: fixedBaskets,
    leftOut: baskets.filter(({ commitmentId }) => !set.members.has(commitmentId)).map((basket) => leftOut(lots, basket, set)),
    totalCents: sumCents(fixedBaskets.map(({ amountCents }) => amountCents)),
  };
}

type OwnedLine = FixedLine & { readonly commitmentId: string };

function fixLot({ lotId, ladder, feeE4 }: LotPrices, members: readonly Basket[], set: GreatestSet) {
  const unitPriceE4 = set.lots.get(lotId)?.unitPriceE4 ?? null;
  if (unitPriceE4 === null) return { lotId, unitPriceE4, lines: [] as OwnedLine[] };
  const spread = spreadTolerance(ladder, unitPriceE4, wantedBy(members, lotId));
  const lines = [...spread].flatMap(([commitmentId, sites]) =>
    sites.map((site): OwnedLine => {
      const landedE4 = unitPriceE4 + site.deliveryE4 + feeE4;
      return { ...site, commitmentId, lotId, amountCents: lineAmountCents(site.quantity, landedE4) };
    }),
  );
  return { lotId, unitPriceE4, lines };
}

function wantedBy(members: readonly Basket[], lotId: string): { basket: Basket; wanted: BasketLot }[] {
  return members.flatMap((basket) => basket.lots.filter((wanted) => wanted.lotId === lotId).map((wanted) => ({ basket, wanted })));
}

function fixBasket(basket: Basket, owned: readonly OwnedLine[]): FixedBasket {
  const lines = owned.map(({ commitmentId: _, ...line }) => line);
  return { basket, lines, amountCents: sumCents(lines.map(({ amountCents }) => amountCents)) };
}

// Told by the prices as they are fixed, so that it does not depend on the order of dropping: a ceiling below a price that there is comes before
// a lot that has none.
function leftOut(lots: readonly LotPrices[], basket: Basket, set: GreatestSet): LeftOut {
  const looked = lots.flatMap((lot) => {
    const wanted = basket.lots.find(({ lotId }) => lotId === lot.lotId);
    return wanted ? [{ lotId: lot.lotId, fault: faultOf(lot, wanted, set.lots.get(lot.lotId)?.unitPriceE4 ?? null) }] : [];
  });
  const found = looked.find(({ fault }) => fault === 'ceiling') ?? looked.find(({ fault }) => fault === 'minimum');
  if (!found?.fault) throw new Error(`The basket ${basket.commitmentId} was left out for no reason.`);
  return { basket, lotId: found.lotId, reason: found.fault };
}

function faultOf(lot: LotPrices, wanted: BasketLot, unitPriceE4: number | null): LeftOutReason | null {
  if (unitPriceE4 === null) return 'minimum';
  return wanted.ceilingE4 !== null && unitPriceE4 + surchargeOf(lot, wanted) > wanted.ceilingE4 ? 'ceiling' : null;
}

/** What a basket costs at the given unit prices, for q alone, line by line; null while one of its lots has no price. */
export function amountAt(
  lots: readonly LotPrices[],
  prices: ReadonlyMap<string, number | null>,
  basket: Pick<Basket, 'lots'>,
): number | null {
  const amounts = basket.lots.map((wanted) => lotAmountAt(lots, prices, wanted));
  return amounts.includes(null) ? null : sumCents(amounts.map((amount) => amount ?? 0));
}

/** What a lot of a basket costs at the given unit prices, for q alone, line by line; null while it has no price. */
export function lotAmountAt(lots: readonly LotPrices[], prices: ReadonlyMap<string, number | null>, wanted: BasketLot): number | null {
  const lot = lots.find(({ lotId }) => lotId === wanted.lotId);
  const unitPriceE4 = prices.get(wanted.lotId) ?? null;
  if (!lot || unitPriceE4 === null) return null;
  return sumCents(wanted.lines.map(({ quantity, deliveryE4 }) => lineAmountCents(quantity, unitPriceE4 + deliveryE4 + lot.feeE4)));
}

/** Whether a lot of a basket stays within its ceiling at a unit price; null where there is no price, or no ceiling. */
export function holdsAt(lot: LotPrices, wanted: BasketLot, unitPriceE4: number | null): boolean | null {
  if (unitPriceE4 === null || wanted.ceilingE4 === null) return null;
  return faultOf(lot, wanted, unitPriceE4) === null;
}

/** q of a lot over all baskets. */
export function firmQuantity(baskets: readonly Basket[], lotId: string): number {
  return wantedBy(baskets, lotId).reduce((sum, { wanted }) => sum + quantityOf(wanted), 0);
}
