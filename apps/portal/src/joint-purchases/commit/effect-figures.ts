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

/** What of a basket's lot settles the most that it can come to. */
export interface Bound {
  readonly tolerance: number;
  readonly ceilingE4: number | null;
  /** How many sites it goes to: each one's amount is rounded by itself. */
  readonly sites: number;
}

/**
 * The most that a lot can come to, as the service has it: q + n at the ceiling, or at the first rung's price with delivery and fee, whichever is
 * less, and half a cent for each site where that is no price of whole cents.
 */
export function mostCentsOf(effect: LotEffect, lot: LotView, { tolerance, ceilingE4, sites }: Bound): number {
  const { landedUnitPriceE4: landed, withYou } = effect;
  // Without a price nobody knows the delivery to these sites: then the dearest.
  const around = landed === null || withYou.unitPriceE4 === null ? lot.feeE4 + deliverySpan(lot).most : landed - withYou.unitPriceE4;
  const first = (lot.ladder[0]?.unitPriceE4 ?? 0) + around;
  const priceE4 = Math.min(ceilingE4 ?? first, first);
  const halves = priceE4 % 100 === 0 ? 0 : 50 * sites;
  return Math.floor(((effect.quantity + tolerance) * priceE4 + halves) / 100);
}

/** Whether a ceiling holds at the price with the basket; null where there is no price, or no ceiling. It is compared here and sent nowhere. */
export function ceilingHolds({ landedUnitPriceE4 }: LotEffect, ceilingE4: number | null): boolean | null {
  return landedUnitPriceE4 === null || ceilingE4 === null ? null : landedUnitPriceE4 <= ceilingE4;
}
