import { z } from 'zod';
import { id, instant, organisationId } from './shapes.js';

/** One line of an aggregate's history, read from its audit rows. */
export const timelineEntry = z.object({
  version: z.int(),
  at: instant,
  /** What was done, as `basket-committed`: the portal has the words for it. */
  action: z.string(),
  organisationId: organisationId.nullable(),
  organisationName: z.string().nullable(),
  personId: id.nullable(),
  facts: z.record(z.string(), z.unknown()),
});
export type TimelineEntry = z.infer<typeof timelineEntry>;
