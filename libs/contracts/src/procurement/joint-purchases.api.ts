import { z } from 'zod';
import { pageOf, pageQuery } from '../paging.js';
import { amountCents, id, instant, leaid, line, name, organisationId, quantity, unitPriceE4, wholeNumber, words } from '../shapes.js';
import { timelineEntry } from '../timeline.js';
import { ladder } from './ladder.js';

/** The whole life of a purchase; of these the thread uses draft, committing and priced. */
export const jointPurchaseStatus = z.enum([
  'draft',
  'committing',
  'tendering',
  'opening',
  'evaluating',
  'priced',
  'deciding',
  'awarded',
  'ordering',
  'closed',
  'cancelled',
  'unsuccessful',
]);
export type JointPurchaseStatus = z.infer<typeof jointPurchaseStatus>;

/** Writes a purchase down: one lot, its ladder, the districts to invite, the cut-off. */
export const draftJointPurchaseBody = z
  .object({
    title: name,
    lots: z.array(z.object({ title: name, unit: line(40), ladder })).length(1),
    cutOffAt: instant,
    invitedOrganisationIds: z.array(organisationId).min(1).max(2_000),
  })
  .meta({ id: 'DraftJointPurchase' });
export type DraftJointPurchaseBody = z.infer<typeof draftJointPurchaseBody>;

export const commitQuantityBody = z.object({ lotId: id, quantity }).meta({ id: 'CommitQuantity' });
export type CommitQuantityBody = z.infer<typeof commitQuantityBody>;

export const jointPurchaseQuery = pageQuery.extend({
  search: words(100).optional(),
  status: jointPurchaseStatus.optional(),
});
export type JointPurchaseQuery = z.infer<typeof jointPurchaseQuery>;

/** The price at a volume: below the first rung there is none. */
export const priceAtVolume = z.object({
  totalQuantity: z.int(),
  unitPriceE4: unitPriceE4.nullable(),
  /** The next cheaper rung, and how many units it is away; null on the last one. */
  next: z.object({ fromQuantity: quantity, unitPriceE4, unitsShort: z.int() }).nullable(),
});
export type PriceAtVolume = z.infer<typeof priceAtVolume>;

export const jointPurchaseListItem = z.object({
  jointPurchaseId: id,
  reference: z.string(),
  title: z.string(),
  status: jointPurchaseStatus,
  /** True where the cut-off passed below the first rung: closed, and the buyer decides. */
  awaitingBuyer: z.boolean(),
  cutOffAt: instant,
  unit: z.string(),
  invitedDistricts: z.int(),
  committedDistricts: z.int(),
  price: priceAtVolume,
  /** The acting district's own quantity, null where it has not committed. */
  ownQuantity: quantity.nullable(),
});
export type JointPurchaseListItem = z.infer<typeof jointPurchaseListItem>;

export const jointPurchasePage = pageOf(jointPurchaseListItem, 'JointPurchasePage');
export type JointPurchasePage = z.infer<typeof jointPurchasePage>;

export const participant = z.object({
  commitmentId: id,
  organisationId,
  leaid,
  name: z.string(),
  quantity,
  /** Fixed at the cut-off; null before. */
  amountCents: amountCents.nullable(),
  changedAt: instant,
});
export type Participant = z.infer<typeof participant>;

/** One purchase as the acting organisation sees it. `version` rises with every change: the stream names it. */
export const jointPurchaseView = z
  .object({
    jointPurchaseId: id,
    version: z.int(),
    reference: z.string(),
    title: z.string(),
    leadOrganisationId: organisationId,
    leadName: z.string(),
    status: jointPurchaseStatus,
    awaitingBuyer: z.boolean(),
    cutOffAt: instant,
    publishedAt: instant.nullable(),
    pricedAt: instant.nullable(),
    zone: z.string(),
    lots: z.array(
      z.object({
        lotId: id,
        title: z.string(),
        unit: z.string(),
        ladder,
        /** At today's volume while it is open; fixed once it is priced. */
        price: priceAtVolume,
        fixedUnitPriceE4: unitPriceE4.nullable(),
      }),
    ),
    invited: z.array(z.object({ organisationId, leaid, name: z.string() })),
    invitedDistricts: z.int(),
    participants: z.array(participant),
    /** The acting district's own commitment, with what it costs today and what the same quantity would cost alone. */
    own: z
      .object({
        commitmentId: id,
        quantity,
        amountTodayCents: amountCents.nullable(),
        amountFixedCents: amountCents.nullable(),
        aloneUnitPriceE4: unitPriceE4.nullable(),
        changedAt: instant,
      })
      .nullable(),
    /** What the acting organisation may do now. */
    may: z.object({ publish: z.boolean(), commit: z.boolean() }),
    totalCents: amountCents.nullable(),
    timeline: z.array(timelineEntry),
  })
  .meta({ id: 'JointPurchase' });
export type JointPurchaseView = z.infer<typeof jointPurchaseView>;

export const effectQuery = z.object({ lotId: id, quantity: wholeNumber(quantity) });
export type EffectQuery = z.infer<typeof effectQuery>;

/** What a quantity would do, before it is sent: the price without and with it, what it costs, what it saves the others. */
export const commitmentEffect = z
  .object({
    quantity,
    withoutYou: priceAtVolume,
    withYou: priceAtVolume,
    amountCents: amountCents.nullable(),
    aloneUnitPriceE4: unitPriceE4.nullable(),
    aloneAmountCents: amountCents.nullable(),
    otherDistricts: z.int(),
    /** Against the price without this district, over all their units; null where they had no price. */
    othersSaveCents: amountCents.nullable(),
  })
  .meta({ id: 'CommitmentEffect' });
export type CommitmentEffect = z.infer<typeof commitmentEffect>;

/** The answer to a commitment: its reference, and the price after it. */
export const commitmentReceipt = z
  .object({
    commitmentId: id,
    jointPurchaseId: id,
    reference: z.string(),
    quantity,
    previousQuantity: quantity.nullable(),
    version: z.int(),
    price: priceAtVolume,
    amountTodayCents: amountCents.nullable(),
    cutOffAt: instant,
  })
  .meta({ id: 'CommitmentReceipt' });
export type CommitmentReceipt = z.infer<typeof commitmentReceipt>;

/** One message of the stream `GET /v1/joint-purchases/stream`: this purchase has a newer version than you may have seen. */
export const jointPurchaseMoved = z.object({ jointPurchaseId: id, version: z.int() }).meta({ id: 'JointPurchaseMoved' });
export type JointPurchaseMoved = z.infer<typeof jointPurchaseMoved>;
