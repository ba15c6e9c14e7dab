import { z } from 'zod';
import { quantity, unitPriceE4 } from '../shapes.js';

/** One volume interval, half-open: from its own quantity up to the next one's. */
export const rung = z.object({ fromQuantity: quantity, unitPriceE4 });
export type Rung = z.infer<typeof rung>;

/** Unit prices by volume, from the smallest volume on. That it never rises is a rule of procurement, which answers with its own code. */
export const ladder = z.array(rung).min(1).max(20);
export type Ladder = z.infer<typeof ladder>;

/** What people call a purchase: JP, the year it was written in, a running number. */
export const reference = z.string().regex(/^JP-\d{4}-\d{4,}$/);

/** The price of a lot at the volume Σ(q + n), if everyone stays in: below the first rung there is none. */
export const priceAtVolume = z.object({
  totalQuantity: z.int(),
  unitPriceE4: unitPriceE4.nullable(),
  /** The next cheaper rung, and how many units it is away; null on the last one. */
  next: z.object({ fromQuantity: quantity, unitPriceE4, unitsShort: z.int() }).nullable(),
});
export type PriceAtVolume = z.infer<typeof priceAtVolume>;
