import { z } from 'zod';
import { wholeNumber } from './shapes.js';

/** Keyset paging: `after` is the `next` of the page before; it is opaque to the caller. */
export const pageQuery = z.object({
  after: z.string().max(500).optional(),
  limit: wholeNumber(z.int().min(1).max(200)).default(50),
});

/** A page of a list: its items, how many there are in all, and where to go on (null at the end). */
export function pageOf<Item extends z.ZodType>(item: Item, name: string) {
  return z.object({ items: z.array(item), total: z.int(), next: z.string().nullable() }).meta({ id: name });
}
