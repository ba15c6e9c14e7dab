import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { amountCents, id, instant, leaid, name, organisationId, quantity, unitPriceE4 } from '../shapes.js';
import { ladder, reference } from './ladder.js';

const jointPurchaseId = id;
const topic = 'procurement.joint-purchases';

const lot = z.object({ lotId: id, title: name, /** One of them, as `tablet`. */ unit: name, ladder });

const ids = {
  jointPurchaseId: '019a3b5c-0000-7000-8000-00000000b001',
  lotId: '019a3b5c-0000-7000-8000-00000000b002',
  agency: '019a3b5c-0000-7000-8000-00000000a001',
  winfield: '019a3b5c-0000-7000-8000-00000000d001',
  baldwin: '019a3b5c-0000-7000-8000-00000000d002',
};

const tablets = {
  lotId: ids.lotId,
  title: 'Student tablets with case',
  unit: 'tablet',
  ladder: [
    { fromQuantity: 50, unitPriceE4: 4_490_000 },
    { fromQuantity: 400, unitPriceE4: 4_290_000 },
    { fromQuantity: 800, unitPriceE4: 4_120_000 },
  ],
};

/** The buyer has written a purchase down; nobody else sees it yet. Sent once. */
export const jointPurchaseDrafted = defineEvent({
  name: 'procurement.joint-purchase.drafted',
  version: 1,
  topic,
  history: 'kept',
  summary: 'The buyer has written a purchase down; nobody else sees it yet. Sent once.',
  key: (purchase) => purchase.jointPurchaseId,
  payload: z.object({ jointPurchaseId, reference, title: name, leadOrganisationId: organisationId, lots: z.array(lot), cutOffAt: instant }),
  example: {
    jointPurchaseId: ids.jointPurchaseId,
    reference: 'JP-2026-0001',
    title: 'Student tablets with case',
    leadOrganisationId: ids.agency,
    lots: [tablets],
    cutOffAt: '2026-12-04T23:00:00.000Z',
  },
});

/** The invited districts may commit from now until the cut-off. Sent once. */
export const jointPurchasePublished = defineEvent({
  name: 'procurement.joint-purchase.published',
  version: 1,
  topic,
  history: 'kept',
  summary: 'The invited districts may commit from now until the cut-off. Sent once.',
  key: (purchase) => purchase.jointPurchaseId,
  payload: z.object({
    jointPurchaseId,
    reference,
    title: name,
    leadOrganisationId: organisationId,
    lots: z.array(lot),
    cutOffAt: instant,
    invited: z.array(z.object({ organisationId, leaid })),
  }),
  example: {
    jointPurchaseId: ids.jointPurchaseId,
    reference: 'JP-2026-0001',
    title: 'Student tablets with case',
    leadOrganisationId: ids.agency,
    lots: [tablets],
    cutOffAt: '2026-12-04T23:00:00.000Z',
    invited: [
      { organisationId: ids.winfield, leaid: '0103540' },
      { organisationId: ids.baldwin, leaid: '0100270' },
    ],
  },
});

/** A district has committed a quantity or changed it. Sent for each change; carries the new quantity, and the volume of all after it. */
export const quantityCommitted = defineEvent({
  name: 'procurement.joint-purchase.quantity-committed',
  version: 1,
  topic,
  history: 'kept',
  summary:
    'A district has committed a quantity or changed it. Sent for each change; carries the new quantity, and the volume of all after it.',
  key: (commitment) => commitment.jointPurchaseId,
  payload: z.object({
    jointPurchaseId,
    commitmentId: id,
    organisationId,
    leaid,
    lotId: id,
    quantity,
    /** Null where the district had not committed before. */
    previousQuantity: quantity.nullable(),
    totalQuantity: z.int().min(0),
    /** The price at that volume; null below the first rung. */
    unitPriceE4: unitPriceE4.nullable(),
    committedBy: id,
    committedAt: instant,
  }),
  example: {
    jointPurchaseId: ids.jointPurchaseId,
    commitmentId: '019a3b5c-0000-7000-8000-00000000c001',
    organisationId: ids.winfield,
    leaid: '0103540',
    lotId: ids.lotId,
    quantity: 120,
    previousQuantity: null,
    totalQuantity: 540,
    unitPriceE4: 4_290_000,
    committedBy: '019a3b5c-0000-7000-8000-00000000e001',
    committedAt: '2026-11-24T17:26:00.000Z',
  },
});

const amount = z.object({ commitmentId: id, organisationId, leaid, lotId: id, quantity, amountCents });

/** The cut-off has passed: price, quantities and each district's amount are fixed. Sent once for each pricing. */
export const jointPurchasePriced = defineEvent({
  name: 'procurement.joint-purchase.priced',
  version: 1,
  topic,
  history: 'kept',
  summary: "The cut-off has passed: price, quantities and each district's amount are fixed. Sent once for each pricing.",
  key: (priced) => priced.jointPurchaseId,
  payload: z.object({
    jointPurchaseId,
    reference,
    title: name,
    leadOrganisationId: organisationId,
    pricedAt: instant,
    lots: z.array(z.object({ lotId: id, title: name, unit: name, totalQuantity: z.int().min(1), unitPriceE4 })),
    amounts: z.array(amount),
    totalCents: amountCents,
  }),
  example: {
    jointPurchaseId: ids.jointPurchaseId,
    reference: 'JP-2026-0001',
    title: 'Student tablets with case',
    leadOrganisationId: ids.agency,
    pricedAt: '2026-12-04T23:00:01.000Z',
    lots: [{ lotId: ids.lotId, title: tablets.title, unit: 'tablet', totalQuantity: 540, unitPriceE4: 4_290_000 }],
    amounts: [
      {
        commitmentId: '019a3b5c-0000-7000-8000-00000000c001',
        organisationId: ids.winfield,
        leaid: '0103540',
        lotId: ids.lotId,
        quantity: 120,
        amountCents: 5_148_000,
      },
      {
        commitmentId: '019a3b5c-0000-7000-8000-00000000c002',
        organisationId: ids.baldwin,
        leaid: '0100270',
        lotId: ids.lotId,
        quantity: 420,
        amountCents: 18_018_000,
      },
    ],
    totalCents: 23_166_000,
  },
});

/** The cut-off has passed and the volume is below the first rung: closed to changes, the buyer decides. Sent once for each cut-off. */
export const minimumMissed = defineEvent({
  name: 'procurement.joint-purchase.minimum-missed',
  version: 1,
  topic,
  history: 'kept',
  summary:
    'The cut-off has passed and the volume is below the first rung: closed to changes, the buyer decides. Sent once for each cut-off.',
  key: (missed) => missed.jointPurchaseId,
  payload: z.object({
    jointPurchaseId,
    reference,
    title: name,
    leadOrganisationId: organisationId,
    closedAt: instant,
    lotId: id,
    totalQuantity: z.int().min(0),
    minimumQuantity: quantity,
  }),
  example: {
    jointPurchaseId: ids.jointPurchaseId,
    reference: 'JP-2026-0001',
    title: 'Student tablets with case',
    leadOrganisationId: ids.agency,
    closedAt: '2026-12-04T23:00:01.000Z',
    lotId: ids.lotId,
    totalQuantity: 38,
    minimumQuantity: 50,
  },
});
