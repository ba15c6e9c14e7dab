import type { LeftOutReason } from '@tributary/contracts';
import { type Basket, type BasketLine, type BasketLot, type LotPrices, surchargeOf } from './basket.rules.js';
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
  const fixing = new Map(lots.map((lot) => [lot.lotId, { lot, unitPriceE4: set.lots.get(lot.lotId)?.unitPriceE4 ?? null, quantity: 0 }]));
  const taking = members.map((basket) => ({ basket, parts: basket.lots.map((wanted) => ({ wanted, extra: 0 })) }));
  useTolerance(fixing, taking);
  const fixed = taking.map((one) => fixBasket(fixing, one));
  return {
    lots: [...fixing].map(([lotId, { unitPriceE4, quantity }]) => ({ lotId, unitPriceE4, quantity })),
    baskets: fixed,
    leftOut: baskets.filter(({ commitmentId }) => !set.members.has(commitmentId)).map((basket) => leftOut(lots, basket, set)),
    totalCents: sumCents(fixed.map(({ amountCents }) => amountCents)),
  };
}

/** A lot at its price, and what has been fixed of it so far. */
interface Fixing {
  readonly lot: LotPrices;
  readonly unitPriceE4: number | null;
  quantity: number;
}

/** A basket that is in, with the tolerance that it uses. */
interface Taking {
  readonly basket: Basket;
  readonly parts: readonly Part[];
}

function byLeaid(one: Basket, other: Basket): number {
  return compareText(one.leaid, other.leaid) || compareText(one.commitmentId, other.commitmentId);
}

// Settles the units above q of each part. The baskets stand in the order that settles ties.
function useTolerance(fixing: ReadonlyMap<string, Fixing>, taking: readonly Taking[]): void {
  const ofLots = new Map([...fixing.keys()].map((lotId) => [lotId, [] as Part[]]));
  for (const { parts } of taking) for (const part of parts) ofLots.get(part.wanted.lotId)?.push(part);
  for (const [lotId, { lot, unitPriceE4 }] of fixing) {
    const parts = ofLots.get(lotId) ?? [];
    if (unitPriceE4 !== null) spreadTolerance(lot.ladder, unitPriceE4, parts);
  }
}

// Counts what it fixes of each lot.
function fixBasket(fixing: ReadonlyMap<string, Fixing>, { basket, parts }: Taking): FixedBasket {
  const lines: FixedLine[] = [];
  for (const { wanted, extra } of parts) {
    const at = fixing.get(wanted.lotId);
    if (!at || at.unitPriceE4 === null)
      throw new Error(`The basket ${basket.commitmentId} is in, but its lot ${wanted.lotId} has no price.`);
    const unitE4 = at.unitPriceE4 + at.lot.feeE4;
    for (const { siteId, quantity, deliveryE4 } of overSites(wanted, extra)) {
      at.quantity += quantity;
      lines.push({ lotId: wanted.lotId, siteId, quantity, deliveryE4, amountCents: lineAmountCents(quantity, unitE4 + deliveryE4) });
    }
  }
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
