import type { BasketEffect, LotView } from '@tributary/contracts';
import { amountOf } from '../../formats/money.js';
import { deliverySpan } from '../lots.js';

export type LotEffect = BasketEffect['lots'][number];

/** What one unit costs alone, in 1/10,000 dollar before or with delivery, and what the basket saves against it; null where neither is known. */
export interface AgainstAlone {
  priceE4: number;
  savingCents: number;
}

/** Against the rung at the own quantity, or where that is none, the price that was typed: as the service works it out once it is sent. */
export function againstAlone({ quantity, withYou, amountCents, aloneUnitPriceE4 }: LotEffect, typedE4: number | null): AgainstAlone | null {
  if (withYou.unitPriceE4 === null || amountCents === null) return null;
  if (aloneUnitPriceE4 !== null) {
    const savingCents = amountOf(quantity, aloneUnitPriceE4) - amountOf(quantity, withYou.unitPriceE4);
    return { priceE4: aloneUnitPriceE4, savingCents };
  }
  return typedE4 === null ? null : { priceE4: typedE4, savingCents: amountOf(quantity, typedE4) - amountCents };
}

/** The most that a lot can come to: q + n at the ceiling, or at the first rung's price with delivery and fee, whichever is less. */
export function mostCentsOf(effect: LotEffect, lot: LotView, tolerance: number, ceilingE4: number | null): number {
  const { landedUnitPriceE4: landed, withYou } = effect;
  // Without a price nobody knows the delivery to these sites: then the dearest.
  const around = landed === null || withYou.unitPriceE4 === null ? lot.feeE4 + deliverySpan(lot).most : landed - withYou.unitPriceE4;
  const first = (lot.ladder[0]?.unitPriceE4 ?? 0) + around;
  return amountOf(effect.quantity + tolerance, Math.min(ceilingE4 ?? first, first));
}

/** Whether a ceiling holds at the price with the basket; null where there is no price, or no ceiling. It is compared here and sent nowhere. */
export function ceilingHolds({ landedUnitPriceE4 }: LotEffect, ceilingE4: number | null): boolean | null {
  return landedUnitPriceE4 === null || ceilingE4 === null ? null : landedUnitPriceE4 <= ceilingE4;
}
