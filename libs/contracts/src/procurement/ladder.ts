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
