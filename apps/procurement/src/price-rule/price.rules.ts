import type { LeftOutReason } from '@tributary/contracts';
import { type Basket, type BasketLine, type BasketLot, type LotPrices, quantityOf, surchargeOf } from './basket.rules.js';
import { greatestSet, type GreatestSet } from './greatest-set.rules.js';
import { lineAmountCents, sumCents } from './money.rules.js';
import { compareText, overSites, type Part, spreadTolerance } from './tolerance.rules.js';

/** A line that is fixed: basket × lot × site. */
export interface FixedLine extends BasketLine {
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
  const members = baskets.filter(({ commitmentId }) => set.members.has(commitmentId)).sort(byLeaid);
  const linesOf = new Map(members.map(({ commitmentId }) => [commitmentId, [] as FixedLine[]]));
  const fixedLots = lots.map((lot) => fixLot(lot, set.lots.get(lot.lotId)?.unitPriceE4 ?? null, members, linesOf));
  const fixed = members.map((basket) => fixBasket(basket, linesOf.get(basket.commitmentId) ?? []));
  return {
    lots: fixedLots,
    baskets: fixed,
    leftOut: baskets.filter(({ commitmentId }) => !set.members.has(commitmentId)).map((basket) => leftOut(lots, basket, set)),
    totalCents: sumCents(fixed.map(({ amountCents }) => amountCents)),
  };
}

function byLeaid(one: Basket, other: Basket): number {
  return compareText(one.leaid, other.leaid) || compareText(one.commitmentId, other.commitmentId);
}

// Adds the lot's lines to those of each basket.
function fixLot(
  { lotId, ladder, feeE4 }: LotPrices,
  unitPriceE4: number | null,
  members: readonly Basket[],
  linesOf: ReadonlyMap<string, FixedLine[]>,
): FixedLot {
  if (unitPriceE4 === null) return { lotId, unitPriceE4, quantity: 0 };
  const parts = partsOf(members, lotId);
  const extra = spreadTolerance(ladder, unitPriceE4, parts);
  let bought = 0;
  for (const [index, { basket, wanted }] of parts.entries()) {
    const lines = linesOf.get(basket.commitmentId);
    for (const { siteId, quantity, deliveryE4 } of overSites(wanted, extra[index] ?? 0)) {
      bought += quantity;
      lines?.push({ lotId, siteId, quantity, deliveryE4, amountCents: lineAmountCents(quantity, unitPriceE4 + deliveryE4 + feeE4) });
    }
  }
  return { lotId, unitPriceE4, quantity: bought };
}

function partsOf(baskets: readonly Basket[], lotId: string): Part[] {
  const parts: Part[] = [];
  for (const basket of baskets) for (const wanted of basket.lots) if (wanted.lotId === lotId) parts.push({ basket, wanted });
  return parts;
}

function fixBasket(basket: Basket, lines: readonly FixedLine[]): FixedBasket {
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
  return partsOf(baskets, lotId).reduce((sum, { wanted }) => sum + quantityOf(wanted), 0);
}
