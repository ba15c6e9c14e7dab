import type { PriceAtVolume, Rung } from '@tributary/contracts';
import { RuleBroken } from '@tributary/service-kit/rule-broken';

/**
 * Volumes of a ladder rise strictly, and its price never rises with volume: a larger volume is never dearer, so nobody harms the others by
 * joining. Throws with the rung at fault; `field` is where the ladder stands in what was sent.
 */
export function checkLadder(ladder: readonly Rung[], field: string): void {
  ladder.forEach((rung, index) => {
    const before = ladder[index - 1];
    if (!before) return;
    const at = `${field}.${index}`;
    if (rung.fromQuantity <= before.fromQuantity) {
      throw new RuleBroken('joint-purchase.ladder-volume', {
        field: `${at}.fromQuantity`,
        detail: `Each step begins at a larger volume than the one before: more than ${before.fromQuantity}.`,
      });
    }
    if (rung.unitPriceE4 > before.unitPriceE4) {
      throw new RuleBroken('joint-purchase.ladder-rises', {
        field: `${at}.unitPriceE4`,
        detail: 'The price of a larger volume cannot be higher than that of a smaller one.',
      });
    }
  });
}

/** The unit price at a volume, in 1/10,000 dollar. A rung is half-open, the last one open upwards; below the first there is no price. */
export function unitPriceAt(ladder: readonly Rung[], volume: number): number | null {
  return ladder.findLast((rung) => rung.fromQuantity <= volume)?.unitPriceE4 ?? null;
}

/** The price at a volume, the next cheaper price, and how many units it is away. Rungs of the same price are one step to the reader. */
export function priceAt(ladder: readonly Rung[], volume: number): PriceAtVolume {
  const unitPriceE4 = unitPriceAt(ladder, volume);
  const next = ladder.find((rung) => rung.fromQuantity > volume && rung.unitPriceE4 < (unitPriceE4 ?? Infinity));
  return { totalQuantity: volume, unitPriceE4, next: next ? { ...next, unitsShort: next.fromQuantity - volume } : null };
}

/** The smallest volume that has a price at all: the lower bound of the first rung, and the only minimum there is. */
export function minimumOf(ladder: readonly Rung[]): number {
  const [first] = ladder;
  if (!first) throw new Error('A ladder has at least one rung.');
  return first.fromQuantity;
}
