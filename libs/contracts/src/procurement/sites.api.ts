import { z } from 'zod';
import { id, line, name } from '../shapes.js';

/** A place of a district to which goods go. */
export const siteBody = z
  .object({
    name,
    street: line(200),
    city: line(200),
    state: z.string().regex(/^[A-Z]{2}$/, 'Write the state with two letters.'),
    zip: z.string().regex(/^\d{5}(-\d{4})?$/, 'Write the ZIP code as 35594 or 35594-1234.'),
  })
  .meta({ id: 'WriteSite' });
export type SiteBody = z.infer<typeof siteBody>;

export const siteView = z
  .object({
    siteId: id,
    name: z.string(),
    street: z.string().nullable(),
    city: z.string().nullable(),
    state: z.string().nullable(),
    zip: z.string().nullable(),
    /** The district's office, as the directory has it: always there, and the first. */
    isOffice: z.boolean(),
    /** For If-Match; 0 for the office, which nobody edits here. */
    revision: z.int(),
  })
  .meta({ id: 'Site' });
export type SiteView = z.infer<typeof siteView>;

export const siteList = z.object({ items: z.array(siteView) }).meta({ id: 'SiteList' });
export type SiteList = z.infer<typeof siteList>;
