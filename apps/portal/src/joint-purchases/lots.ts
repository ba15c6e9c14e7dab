import type { JointPurchaseView, Ladder, LotView, PriceAtVolume } from '@tributary/contracts';

/** The lot that the address names, else the first one. */
export function chosenLot({ lots }: Pick<JointPurchaseView, 'lots'>, lotId: string | undefined): LotView | undefined {
  return lots.find((lot) => lot.lotId === lotId) ?? lots[0];
}

/** What the ladder asks for one unit: the fixed price, or today's; null where there is none. */
export function unitPriceOf({ fixedUnitPriceE4, price, state }: Pick<LotView, 'fixedUnitPriceE4' | 'price' | 'state'>): number | null {
  return state === 'unsuccessful' ? null : (fixedUnitPriceE4 ?? price.unitPriceE4);
}

/** Price, volume and next rung at any volume, as the service works them out: below the first rung there is no price. */
export function priceAt(ladder: Ladder, totalQuantity: number): PriceAtVolume {
  const here = ladder.findLast((rung) => rung.fromQuantity <= totalQuantity) ?? null;
  const next = ladder.find((rung) => rung.fromQuantity > totalQuantity && (here === null || rung.unitPriceE4 < here.unitPriceE4));
  return {
    totalQuantity,
    unitPriceE4: here?.unitPriceE4 ?? null,
    next: next === undefined ? null : { ...next, unitsShort: next.fromQuantity - totalQuantity },
  };
}

/** The cheapest and the dearest delivery of one unit. */
export function deliverySpan({ delivery }: Pick<LotView, 'delivery'>): { least: number; most: number } {
  const rates = delivery.map((rate) => rate.unitE4);
  return { least: Math.min(...rates), most: Math.max(...rates) };
}

/** The lots that stay below their first rung: for them there is no price. */
export function missedLots({ lots }: Pick<JointPurchaseView, 'lots'>): LotView[] {
  return lots.filter((lot) => lot.state !== 'priced' && lot.price.unitPriceE4 === null);
}
