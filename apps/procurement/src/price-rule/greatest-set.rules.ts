import { type Basket, type BasketLot, type LotPrices, surchargeOf, volumeOf } from './basket.rules.js';

/** A lot at the volume of those who are in: Σ(q + n), and the unit price there; null below the first rung. */
export interface LotAtVolume {
  readonly volume: number;
  readonly unitPriceE4: number | null;
}

/** The greatest set of baskets in which everybody's ceiling holds, and each lot at its volume. */
export interface GreatestSet {
  readonly members: ReadonlySet<string>;
  readonly lots: ReadonlyMap<string, LotAtVolume>;
}

/** A lot on its way down its ladder: volumes only shrink, so it never climbs back. */
interface Descent {
  readonly lot: LotPrices;
  /** By rung: the baskets that bear its price and none dearer. One past the last rung: those that bear no price of the ladder. */
  readonly bearing: readonly Basket[][];
  volume: number;
  /** The rung it has come down to; −1 is below the first. */
  rung: number;
}

/**
 * Step 2 of the price rule: begins with every basket at q + n, drops each in which one lot's landed price lies above its ceiling, and repeats
 * until none drops. It ends, since a lot only ever comes down its ladder; it does not depend on the order, since dropping only shrinks volumes and
 * a smaller volume is never cheaper, so whoever has to go has to go at last in any order. Each basket is looked at once when it enters and once
 * when it drops, however many rounds that takes. Throws for a basket with a lot that is not in the purchase.
 */
export function greatestSet(lots: readonly LotPrices[], baskets: readonly Basket[]): GreatestSet {
  const descents = new Map(lots.map((lot) => [lot.lotId, atTheTop(lot)]));
  for (const basket of baskets) enter(descents, basket);
  const members = new Set(baskets.map(({ commitmentId }) => commitmentId));
  const all = [...descents.values()];
  for (let descent = all.find(hasToDescend); descent; descent = all.find(hasToDescend)) {
    const dropping = descent.bearing[descent.rung] ?? [];
    descent.rung -= 1;
    for (const basket of dropping) if (members.delete(basket.commitmentId)) leave(descents, basket);
  }
  return {
    members,
    lots: new Map(all.map(({ lot, volume, rung }) => [lot.lotId, { volume, unitPriceE4: lot.ladder[rung]?.unitPriceE4 ?? null }])),
  };
}

// One past the last rung, where even those are still in that bear no price of the ladder.
function atTheTop(lot: LotPrices): Descent {
  const rung = lot.ladder.length;
  return { lot, bearing: Array.from({ length: rung + 1 }, () => []), volume: 0, rung };
}

function enter(descents: ReadonlyMap<string, Descent>, basket: Basket): void {
  for (const wanted of basket.lots) {
    const descent = descents.get(wanted.lotId);
    if (!descent) throw new Error(`The basket ${basket.commitmentId} has the lot ${wanted.lotId}, which is not in the purchase.`);
    descent.volume += volumeOf(wanted);
    descent.bearing[dearestBorne(descent.lot, wanted)]?.push(basket);
  }
}

// Whoever has no ceiling bears every price there is, and still not that there is none.
function dearestBorne(lot: LotPrices, wanted: BasketLot): number {
  if (wanted.ceilingE4 === null) return 0;
  const bears = wanted.ceilingE4 - surchargeOf(lot, wanted);
  const rung = lot.ladder.findIndex(({ unitPriceE4 }) => unitPriceE4 <= bears);
  return rung === -1 ? lot.ladder.length : rung;
}

function hasToDescend({ lot, volume, rung }: Descent): boolean {
  return rung >= 0 && volume < (lot.ladder[rung]?.fromQuantity ?? Infinity);
}

function leave(descents: ReadonlyMap<string, Descent>, basket: Basket): void {
  for (const wanted of basket.lots) {
    const descent = descents.get(wanted.lotId);
    if (descent) descent.volume -= volumeOf(wanted);
  }
}
