import type { Rung } from '@tributary/contracts';
import { type BasketLine, type BasketLot, quantityOf } from './basket.rules.js';

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
  const units: number[] = [];
  const remainders: number[] = [];
  let left = total;
  for (const weight of weights) {
    const product = total * weight;
    const whole = Math.floor(product / sum);
    units.push(whole);
    remainders.push(product - whole * sum);
    left -= whole;
  }
  if (left > 0) addToLargest(units, remainders, left);
  return units;
}

// One unit more for each of the `left` largest remainders: for all above the least of them, and for the first of those equal to it.
function addToLargest(units: number[], remainders: readonly number[], left: number): void {
  const least = Float64Array.from(remainders).sort()[units.length - left] ?? Infinity;
  let equal = left;
  for (const remainder of remainders) if (remainder > least) equal -= 1;
  for (const [index, remainder] of remainders.entries()) {
    if (remainder > least || (remainder === least && equal-- > 0)) units[index] = (units[index] ?? 0) + 1;
  }
}

/** A basket's part of one lot, and how many units above q it takes. */
export interface Part {
  readonly wanted: BasketLot;
  extra: number;
}

/**
 * Step 3 of the price rule, for one lot: tolerance is used only as far as its price asks for. What Σq lacks of the smallest volume with that
 * price is spread in proportion to n. `parts` stand in the order of LEAID, then basket id, which settles ties; their `extra` is written.
 */
export function spreadTolerance(ladder: readonly Rung[], unitPriceE4: number, parts: readonly Part[]): void {
  const firm = parts.reduce((sum, { wanted }) => sum + quantityOf(wanted), 0);
  const missing = smallestVolumeAt(ladder, unitPriceE4) - firm;
  if (missing <= 0) return;
  const shares = splitByWeight(
    missing,
    parts.map(({ wanted }) => wanted.tolerance),
  );
  parts.forEach((part, index) => {
    part.extra = shares[index] ?? 0;
  });
}

/** What a basket takes at each site once it takes so many units more than q: spread in proportion to q, ties by site id. */
export function overSites({ lines }: BasketLot, extra: number): readonly BasketLine[] {
  if (extra === 0) return lines;
  const [only, ...others] = lines;
  if (only && others.length === 0) return [{ ...only, quantity: only.quantity + extra }];
  const inOrder = lines.toSorted((one, other) => compareText(one.siteId, other.siteId));
  const shares = splitByWeight(
    extra,
    inOrder.map(({ quantity }) => quantity),
  );
  return inOrder.map((line, index) => ({ ...line, quantity: line.quantity + (shares[index] ?? 0) }));
}

/** By code unit: on every machine alike. */
export function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
