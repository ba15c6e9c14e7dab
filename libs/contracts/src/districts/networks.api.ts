import { z } from 'zod';
import { id, instant, leaid, name, organisationId } from '../shapes.js';
import { timelineEntry } from '../timeline.js';

/** Names several districts as one; networks may overlap. */
export const networkBody = z
  .object({ name, memberOrganisationIds: z.array(organisationId).min(1).max(2_000) })
  .meta({ id: 'WriteNetwork' });
export type NetworkBody = z.infer<typeof networkBody>;

export const networkListItem = z.object({ networkId: id, name: z.string(), members: z.int(), changedAt: instant, revision: z.int() });
export type NetworkListItem = z.infer<typeof networkListItem>;

export const networkList = z.object({ items: z.array(networkListItem) }).meta({ id: 'NetworkList' });
export type NetworkList = z.infer<typeof networkList>;

export const networkView = networkListItem
  .omit({ members: true })
  .extend({
    /** It has ended: it can be read, and neither changed nor invited. */
    ended: z.boolean(),
    members: z.array(z.object({ organisationId, leaid, name: z.string() })),
    timeline: z.array(timelineEntry),
  })
  .meta({ id: 'Network' });
export type NetworkView = z.infer<typeof networkView>;
