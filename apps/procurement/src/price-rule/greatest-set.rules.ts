import { type Basket, type LotPrices, surchargeOf, volumeOf } from './basket.rules.js';
import { unitPriceAt } from './ladder.rules.js';

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

/** One lot of a basket in the queue of its lot: at a unit price above `bears` the basket drops. */
interface Bearer {
  readonly basket: Basket;
  readonly bears: number;
}

interface Standing {
  readonly lot: LotPrices;
  /** The one that bears least stands first, so a price that rises only ever drops from the front. */
  readonly bearers: readonly Bearer[];
  volume: number;
  dropped: number;
}

/**
 * Step 2 of the price rule: begins with every basket at q + n, drops each in which one lot's landed price lies above its ceiling, and repeats
 * until none drops. It ends, since each round drops a basket or stops; it does not depend on the order, since dropping only shrinks volumes and a
 * smaller volume is never cheaper, so whoever has to go has to go at last in any order. Takes n log n for n lots of baskets.
 */
export function greatestSet(lots: readonly LotPrices[], baskets: readonly Basket[]): GreatestSet {
  const standings = standingsOf(lots, baskets);
  const members = new Set(baskets.map(({ commitmentId }) => commitmentId));
  const unsettled = [...standings.values()];
  for (let standing = unsettled.pop(); standing; standing = unsettled.pop()) {
    const price = unitPriceAt(standing.lot.ladder, standing.volume) ?? Infinity;
    for (let next = standing.bearers[standing.dropped]; next && next.bears < price; next = standing.bearers[standing.dropped]) {
      standing.dropped += 1;
      if (!members.delete(next.basket.commitmentId)) continue;
      for (const left of leave(standings, next.basket)) if (!unsettled.includes(left)) unsettled.push(left);
    }
  }
  return {
    members,
    lots: new Map([...standings].map(([lotId, { lot, volume }]) => [lotId, { volume, unitPriceE4: unitPriceAt(lot.ladder, volume) }])),
  };
}

function standingsOf(lots: readonly LotPrices[], baskets: readonly Basket[]): Map<string, Standing> {
  const bearers = new Map(lots.map(({ lotId }) => [lotId, [] as Bearer[]]));
  const volumes = new Map(lots.map(({ lotId }) => [lotId, 0]));
  const prices = new Map(lots.map((lot) => [lot.lotId, lot]));
  for (const basket of baskets) {
    for (const wanted of basket.lots) {
      const lot = prices.get(wanted.lotId);
      if (!lot) throw new Error(`The basket ${basket.commitmentId} has the lot ${wanted.lotId}, which is not in the purchase.`);
      // Whoever has no ceiling bears every price there is, and still not that there is none.
      const bears = wanted.ceilingE4 === null ? Number.MAX_SAFE_INTEGER : wanted.ceilingE4 - surchargeOf(lot, wanted);
      bearers.get(wanted.lotId)?.push({ basket, bears });
      volumes.set(wanted.lotId, (volumes.get(wanted.lotId) ?? 0) + volumeOf(wanted));
    }
  }
  const standing = (lot: LotPrices): Standing => ({
    lot,
    bearers: (bearers.get(lot.lotId) ?? []).sort((one, other) => one.bears - other.bears),
    volume: volumes.get(lot.lotId) ?? 0,
    dropped: 0,
  });
  return new Map(lots.map((lot) => [lot.lotId, standing(lot)]));
}

// Gives the lots whose volume it shrank: their price has to be looked at again.
function leave(standings: ReadonlyMap<string, Standing>, basket: Basket): Standing[] {
  return basket.lots.flatMap((wanted) => {
    const standing = standings.get(wanted.lotId);
    if (!standing) return [];
    standing.volume -= volumeOf(wanted);
    return [standing];
  });
}
