import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { email, id, instant, leaid, organisationId } from '../shapes.js';
import { baldwin, ids } from './examples.js';
import { invitedDistrict } from './terms.js';
import { topic } from './topic.js';

/** More districts are invited to an open purchase. Sent for each time, with those who were added. */
export const districtsInvited = defineEvent({
  name: 'procurement.joint-purchase.districts-invited',
  version: 1,
  topic,
  history: 'kept',
  summary: 'More districts are invited to an open purchase. Sent for each time, with those who were added.',
  key: (added) => added.jointPurchaseId,
  payload: z.object({ jointPurchaseId: id, invited: z.array(invitedDistrict).min(1) }),
  example: { jointPurchaseId: ids.purchase, invited: [baldwin] },
});

/** A district will not take part: nobody reminds it any more. A later commitment takes that back. Sent for each time. */
export const invitationDeclined = defineEvent({
  name: 'procurement.joint-purchase.invitation-declined',
  version: 1,
  topic,
  history: 'kept',
  summary: 'A district will not take part: nobody reminds it any more. A later commitment takes that back. Sent for each time.',
  key: (declined) => declined.jointPurchaseId,
  payload: z.object({ jointPurchaseId: id, organisationId, leaid, reason: z.string().nullable(), declinedBy: id, declinedAt: instant }),
  example: {
    jointPurchaseId: ids.purchase,
    ...baldwin,
    reason: 'We bought in August.',
    declinedBy: ids.officer,
    declinedAt: '2026-11-25T16:40:00.000Z',
  },
});

/** The buyer reminds the invited districts that have not answered. Sent for each time, at most once a day. */
export const districtsReminded = defineEvent({
  name: 'procurement.joint-purchase.districts-reminded',
  version: 1,
  topic,
  history: 'kept',
  summary: 'The buyer reminds the invited districts that have not answered. Sent for each time, at most once a day.',
  key: (reminded) => reminded.jointPurchaseId,
  payload: z.object({ jointPurchaseId: id, organisationIds: z.array(organisationId).min(1), remindedAt: instant }),
  example: { jointPurchaseId: ids.purchase, organisationIds: [ids.baldwin], remindedAt: '2026-11-30T15:00:00.000Z' },
});

/** The cut-off is 3 days away, or 1: those who have not answered are told. Sent once for each cut-off and number of days. */
export const cutOffNear = defineEvent({
  name: 'procurement.joint-purchase.cut-off-near',
  version: 1,
  topic,
  history: 'kept',
  summary: 'The cut-off is 3 days away, or 1: those who have not answered are told. Sent once for each cut-off and number of days.',
  key: (near) => near.jointPurchaseId,
  payload: z.object({
    jointPurchaseId: id,
    days: z.union([z.literal(3), z.literal(1)]),
    cutOffAt: instant,
    organisationIds: z.array(organisationId),
  }),
  example: { jointPurchaseId: ids.purchase, days: 3, cutOffAt: '2026-12-04T23:00:00.000Z', organisationIds: [ids.baldwin] },
});

/** Whom to tell in a district in which nobody has a role yet. The address is personal, so it stands on a topic from which it can be erased. */
export const invitationContactRecorded = defineEvent({
  name: 'procurement.invitation-contact.recorded',
  version: 1,
  topic: 'procurement.invitation-contacts',
  history: 'compacted',
  summary: 'Whom to tell in a district in which nobody has a role yet. Sent when the buyer gives an address; the whole state each time.',
  key: (contact) => contact.contactId,
  payload: z.object({ contactId: id, jointPurchaseId: id, organisationId, email }),
  example: {
    contactId: '019a3b5c-0000-7000-8000-00000000e009',
    jointPurchaseId: ids.purchase,
    organisationId: ids.baldwin,
    email: 'purchasing@baldwin.example',
  },
});
