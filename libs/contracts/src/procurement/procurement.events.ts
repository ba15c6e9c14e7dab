import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { amountCents, email, id, instant, leaid, name, organisationId, quantity, unitPriceE4 } from '../shapes.js';
import { leftOutReason, tolerance } from './commitments.api.js';
import { baldwin, calculators, ids, priced, purchase, winfield } from './examples.js';
import { reference } from './ladder.js';
import { day, invitedDistrict, lotTerms, namedSource, storedDocument } from './terms.js';

const topic = 'procurement.joint-purchases';

const subject = { jointPurchaseId: id, reference, title: name, leadOrganisationId: organisationId };
const district = { commitmentId: id, organisationId, leaid };
const lot = lotTerms.extend({ lotId: id });

/** The volume Σ(q + n) of a lot after a change, and its price there; null below the first rung. */
const standing = z.object({ lotId: id, volume: z.int().min(0), unitPriceE4: unitPriceE4.nullable() });

/** The buyer has written a purchase down, or written the draft anew; nobody else sees it yet. */
export const jointPurchaseDrafted = defineEvent({
  name: 'procurement.joint-purchase.drafted',
  version: 1,
  topic,
  history: 'kept',
  summary:
    'The buyer has written a purchase down, or written the draft anew; nobody else sees it yet. Sent each time, with the whole of it.',
  key: (drafted) => drafted.jointPurchaseId,
  payload: z.object({ ...subject, source: namedSource, lots: z.array(lot), cutOffAt: instant, invited: z.array(invitedDistrict) }),
  example: { ...purchase, invited: [winfield, baldwin] },
});

/** The invited districts may commit from now until the cut-off. Sent once. */
export const jointPurchasePublished = defineEvent({
  name: 'procurement.joint-purchase.published',
  version: 1,
  topic,
  history: 'kept',
  summary: 'The invited districts may commit from now until the cut-off. Sent once.',
  key: (published) => published.jointPurchaseId,
  payload: z.object({ ...subject, source: namedSource, lots: z.array(lot), cutOffAt: instant, invited: z.array(invitedDistrict) }),
  example: { ...purchase, invited: [winfield, baldwin] },
});

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

/** A document was added to a purchase. Sent for each; names the file by its hash, its content stays where it is. */
export const documentAdded = defineEvent({
  name: 'procurement.joint-purchase.document-added',
  version: 1,
  topic,
  history: 'kept',
  summary: 'A document was added to a purchase. Sent for each; names the file by its hash, its content stays where it is.',
  key: (added) => added.jointPurchaseId,
  payload: z.object({ jointPurchaseId: id, document: storedDocument, addedBy: id }),
  example: {
    jointPurchaseId: ids.purchase,
    document: {
      fileId: '019a3b5c-0000-7000-8000-00000000f101',
      name: 'Quote Q-20871.pdf',
      mediaType: 'application/pdf',
      bytes: 48_213,
      sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      addedAt: '2026-11-24T17:05:00.000Z',
    },
    addedBy: ids.buyer,
  },
});

/** The cut-off was lengthened; after a missed minimum the purchase is open again. Sent for each time. */
export const cutOffMoved = defineEvent({
  name: 'procurement.joint-purchase.cut-off-moved',
  version: 1,
  topic,
  history: 'kept',
  summary: 'The cut-off was lengthened; after a missed minimum the purchase is open again. Sent for each time.',
  key: (moved) => moved.jointPurchaseId,
  payload: z.object({
    jointPurchaseId: id,
    cutOffAt: instant,
    previousCutOffAt: instant,
    reopened: z.boolean(),
    reason: z.string().nullable(),
  }),
  example: {
    jointPurchaseId: ids.purchase,
    cutOffAt: '2026-12-11T23:00:00.000Z',
    previousCutOffAt: '2026-12-04T23:00:00.000Z',
    reopened: true,
    reason: 'Two boards meet on December 8.',
  },
});

/** A district has committed a basket or changed it. Sent for each change with the whole of it; a ceiling is in no event. */
export const basketCommitted = defineEvent({
  name: 'procurement.joint-purchase.basket-committed',
  version: 1,
  topic,
  history: 'kept',
  summary: 'A district has committed a basket or changed it. Sent for each change with the whole of it; a ceiling is in no event.',
  key: (committed) => committed.jointPurchaseId,
  payload: z.object({
    jointPurchaseId: id,
    ...district,
    /** Rises with each change of the basket, from 1. */
    revision: z.int().min(1),
    lots: z.array(z.object({ lotId: id, quantity, tolerance, lines: z.array(z.object({ siteId: id, quantity })).min(1) })).min(1),
    standings: z.array(standing),
    approvedOn: day.nullable(),
    committedBy: id,
    committedAt: instant,
  }),
  example: {
    jointPurchaseId: ids.purchase,
    commitmentId: ids.winfieldBasket,
    ...winfield,
    revision: 1,
    lots: [{ lotId: ids.tablets, quantity: 120, tolerance: 20, lines: [{ siteId: ids.winfield, quantity: 120 }] }],
    standings: [{ lotId: ids.tablets, volume: 560, unitPriceE4: 4_290_000 }],
    approvedOn: null,
    committedBy: ids.officer,
    committedAt: '2026-11-24T17:26:00.000Z',
  },
});

/** A district has taken its basket back before the cut-off. Sent for each time. */
export const basketWithdrawn = defineEvent({
  name: 'procurement.joint-purchase.basket-withdrawn',
  version: 1,
  topic,
  history: 'kept',
  summary: 'A district has taken its basket back before the cut-off. Sent for each time.',
  key: (withdrawn) => withdrawn.jointPurchaseId,
  payload: z.object({ jointPurchaseId: id, ...district, standings: z.array(standing), withdrawnBy: id, withdrawnAt: instant }),
  example: {
    jointPurchaseId: ids.purchase,
    commitmentId: ids.winfieldBasket,
    ...winfield,
    standings: [{ lotId: ids.tablets, volume: 420, unitPriceE4: 4_290_000 }],
    withdrawnBy: ids.officer,
    withdrawnAt: '2026-11-25T15:02:00.000Z',
  },
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

/** The volume of a lot reached a rung for the first time: the price falls for everyone who is in. Sent once for each rung. */
export const rungReached = defineEvent({
  name: 'procurement.joint-purchase.rung-reached',
  version: 1,
  topic,
  history: 'kept',
  summary: 'The volume of a lot reached a rung for the first time: the price falls for everyone who is in. Sent once for each rung.',
  key: (reached) => reached.jointPurchaseId,
  payload: z.object({
    jointPurchaseId: id,
    lotId: id,
    fromQuantity: quantity,
    unitPriceE4,
    previousUnitPriceE4: unitPriceE4.nullable(),
    volume: z.int(),
  }),
  example: {
    jointPurchaseId: ids.purchase,
    lotId: ids.tablets,
    fromQuantity: 400,
    unitPriceE4: 4_290_000,
    previousUnitPriceE4: 4_490_000,
    volume: 560,
  },
});

const pricedLine = z.object({ siteId: id, quantity: z.int().min(1), deliveryE4: z.int().min(0), amountCents });

/** A district is in at the pricing: its quantities and amounts are fixed. Sent for each basket, before the purchase is priced. */
export const basketPriced = defineEvent({
  name: 'procurement.joint-purchase.basket-priced',
  version: 1,
  topic,
  history: 'kept',
  summary: 'A district is in at the pricing: its quantities and amounts are fixed. Sent for each basket, before the purchase is priced.',
  key: (basket) => basket.jointPurchaseId,
  payload: z.object({
    jointPurchaseId: id,
    ...district,
    lots: z.array(z.object({ lotId: id, quantity: z.int().min(1), amountCents, lines: z.array(pricedLine).min(1) })).min(1),
    amountCents,
  }),
  example: priced.basket,
});

/** A district was left out at the pricing, with the reason. Sent for each such basket, before the purchase is priced; it tells no ceiling. */
export const basketLeftOut = defineEvent({
  name: 'procurement.joint-purchase.basket-left-out',
  version: 1,
  topic,
  history: 'kept',
  summary:
    'A district was left out at the pricing, with the reason. Sent for each such basket, before the purchase is priced; it tells no ceiling.',
  key: (basket) => basket.jointPurchaseId,
  payload: z.object({ jointPurchaseId: id, ...district, lotId: id, reason: leftOutReason }),
  example: { jointPurchaseId: ids.purchase, commitmentId: ids.baldwinBasket, ...baldwin, lotId: ids.tablets, reason: 'ceiling' },
});

const pricedLot = z.object({
  lotId: id,
  title: name,
  unit: z.string(),
  /** Null where the lot was unsuccessful alone. */
  unitPriceE4: unitPriceE4.nullable(),
  quantity: z.int().min(0),
});

/** Price, quantities and each district's amount are fixed. Sent once, after the events of its baskets. */
export const jointPurchasePriced = defineEvent({
  name: 'procurement.joint-purchase.priced',
  version: 1,
  topic,
  history: 'kept',
  summary: "Price, quantities and each district's amount are fixed. Sent once, after the events of its baskets.",
  key: (fixed) => fixed.jointPurchaseId,
  payload: z.object({
    ...subject,
    pricedAt: instant,
    lots: z.array(pricedLot),
    participants: z.int().min(1),
    leftOut: z.int().min(0),
    totalCents: amountCents,
    source: namedSource,
    orderBy: day,
  }),
  example: priced.purchase,
});

/** The cut-off has passed and a lot stays below its first rung: closed to changes, the buyer decides. Sent once for each cut-off. */
export const minimumMissed = defineEvent({
  name: 'procurement.joint-purchase.minimum-missed',
  version: 1,
  topic,
  history: 'kept',
  summary: 'The cut-off has passed and a lot stays below its first rung: closed to changes, the buyer decides. Sent once for each cut-off.',
  key: (missed) => missed.jointPurchaseId,
  payload: z.object({
    ...subject,
    closedAt: instant,
    /** Until when the buyer decides; then the clock gives up. */
    decideBy: instant,
    /** The volume is that of all, ceilings left aside. */
    lots: z.array(z.object({ lotId: id, title: name, unit: z.string(), volume: z.int().min(0), minimumQuantity: quantity })).min(1),
  }),
  example: {
    ...subjectOf(),
    closedAt: '2026-12-04T23:00:01.000Z',
    decideBy: '2026-12-11T23:00:01.000Z',
    lots: [{ lotId: ids.calculators, title: calculators.title, unit: calculators.unit, volume: 38, minimumQuantity: 50 }],
  },
});

/** Nothing is bought: the minimum was missed, and the buyer or the clock gave up. Sent once. */
export const jointPurchaseUnsuccessful = defineEvent({
  name: 'procurement.joint-purchase.unsuccessful',
  version: 1,
  topic,
  history: 'kept',
  summary: 'Nothing is bought: the minimum was missed, and the buyer or the clock gave up. Sent once.',
  key: (ended) => ended.jointPurchaseId,
  payload: z.object({ ...subject, reason: z.string(), endedBy: z.enum(['buyer', 'clock']), endedAt: instant }),
  example: {
    ...subjectOf(),
    reason: 'Only one district needs calculators this year.',
    endedBy: 'buyer',
    endedAt: '2026-12-07T15:00:00.000Z',
  },
});

/** The buyer has called the purchase off. Sent once; of a cancelled draft nobody is told. */
export const jointPurchaseCancelled = defineEvent({
  name: 'procurement.joint-purchase.cancelled',
  version: 1,
  topic,
  history: 'kept',
  summary: 'The buyer has called the purchase off. Sent once; of a cancelled draft nobody is told.',
  key: (ended) => ended.jointPurchaseId,
  payload: z.object({ ...subject, reason: z.string(), wasPublished: z.boolean(), endedAt: instant }),
  example: { ...subjectOf(), reason: 'The vendor has withdrawn the quote.', wasPublished: true, endedAt: '2026-12-01T15:00:00.000Z' },
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

function subjectOf() {
  const { jointPurchaseId, reference, title, leadOrganisationId } = purchase;
  return { jointPurchaseId, reference, title, leadOrganisationId };
}
