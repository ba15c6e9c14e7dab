import type { LotTerms } from '@tributary/contracts';

/** What one unit costs at a step, with delivery and the agency's fee, in 1/10,000 dollar. */
export interface LandedRung {
  fromQuantity: number;
  unitPriceE4: number;
  /** Everywhere that no other rate names. */
  landedE4: number;
  /** Over the places with a rate of their own; null where there is none. */
  places: { fewestE4: number; mostE4: number } | null;
}

/** The landed price of each step of a lot. */
export function landedRungs({ ladder, feeE4, delivery }: Pick<LotTerms, 'ladder' | 'feeE4' | 'delivery'>): LandedRung[] {
  const elsewhere = delivery.find(({ zipPrefix }) => zipPrefix === '')?.unitE4 ?? 0;
  const rates = delivery.filter(({ zipPrefix }) => zipPrefix !== '').map(({ unitE4 }) => unitE4);
  return ladder.map(({ fromQuantity, unitPriceE4 }) => {
    const before = unitPriceE4 + feeE4;
    const places = rates.length === 0 ? null : { fewestE4: before + Math.min(...rates), mostE4: before + Math.max(...rates) };
    return { fromQuantity, unitPriceE4, landedE4: before + elsewhere, places };
  });
}
