import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { amountCents, id, instant, name, organisationId, quantity, unitPriceE4 } from '../shapes.js';
import { baldwin, calculators, ids, priced, purchase, winfield } from './examples.js';
import { reference } from './ladder.js';
import { day, invitedDistrict, lotTerms, namedSource, storedDocument } from './terms.js';
import { topic } from './topic.js';

const subject = { jointPurchaseId: id, reference, title: name, leadOrganisationId: organisationId };
const lot = lotTerms.extend({ lotId: id });

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

function subjectOf() {
  const { jointPurchaseId, reference, title, leadOrganisationId } = purchase;
  return { jointPurchaseId, reference, title, leadOrganisationId };
}
