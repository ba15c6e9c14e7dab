import type { Rung } from '@tributary/contracts';
import { type Basket, type BasketLot, quantityOf } from './basket.rules.js';

/** The smallest volume that has this price: where the first rung with it begins. */
export function smallestVolumeAt(ladder: readonly Rung[], unitPriceE4: number): number {
  const rung = ladder.find((candidate) => candidate.unitPriceE4 === unitPriceE4);
  if (!rung) throw new Error(`The ladder has no price of ${unitPriceE4}.`);
  return rung.fromQuantity;
}

/**
 * Splits whole units in proportion to weights by largest remainder; of equal remainders the earlier one gets the unit. Nobody gets more than its
 * weight as long as `total` is at most the sum of all. Products stay below 2^53: at most 900,000,000 units times 1,000,000.
 */
export function splitByWeight(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((whole, weight) => whole + weight, 0);
  if (total === 0 || sum === 0) return weights.map(() => 0);
  const shares = weights.map((weight, index) => {
    const product = total * weight;
    return { index, units: Math.floor(product / sum), remainder: product % sum };
  });
  const left = total - shares.reduce((whole, { units }) => whole + units, 0);
  const next = [...shares].sort((one, other) => other.remainder - one.remainder || one.index - other.index).slice(0, left);
  const lucky = new Set(next.map(({ index }) => index));
  return shares.map(({ index, units }) => units + (lucky.has(index) ? 1 : 0));
}

/** What a basket really takes of a lot, by site. */
export interface SiteQuantity {
  readonly siteId: string;
  readonly quantity: number;
  readonly deliveryE4: number;
}

/**
 * Step 3 of the price rule, for one lot: tolerance is used only as far as its price asks for. What Σq lacks of the smallest volume with that
 * price is spread in proportion to n, ties by LEAID, then basket id; within a basket over its sites in proportion to q, ties by site id.
 */
export function spreadTolerance(
  ladder: readonly Rung[],
  unitPriceE4: number,
  members: readonly { readonly basket: Basket; readonly wanted: BasketLot }[],
): Map<string, SiteQuantity[]> {
  const inOrder = [...members].sort(
    (one, other) => compare(one.basket.leaid, other.basket.leaid) || compare(one.basket.commitmentId, other.basket.commitmentId),
  );
  const firm = inOrder.reduce((sum, { wanted }) => sum + quantityOf(wanted), 0);
  const missing = Math.max(0, smallestVolumeAt(ladder, unitPriceE4) - firm);
  const extra = splitByWeight(
    missing,
    inOrder.map(({ wanted }) => wanted.tolerance),
  );
  return new Map(inOrder.map(({ basket, wanted }, index) => [basket.commitmentId, overSites(wanted, extra[index] ?? 0)]));
}

function overSites({ lines }: BasketLot, extra: number): SiteQuantity[] {
  const inOrder = [...lines].sort((one, other) => compare(one.siteId, other.siteId));
  const shares = splitByWeight(
    extra,
    inOrder.map(({ quantity }) => quantity),
  );
  return inOrder.map(({ siteId, quantity, deliveryE4 }, index) => ({ siteId, deliveryE4, quantity: quantity + (shares[index] ?? 0) }));
}

// By code unit, on every machine alike.
function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
