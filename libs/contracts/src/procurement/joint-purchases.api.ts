import { z } from 'zod';
import { pageOf, pageQuery } from '../paging.js';
import { amountCents, email, id, instant, leaid, name, organisationId, quantity, unitPriceE4, words } from '../shapes.js';
import { timelineEntry } from '../timeline.js';
import { ownCommitment, participant } from './commitments.api.js';
import { priceAtVolume } from './ladder.js';
import { day, invitedDistrict, lotTerms, priceSource, storedDocument } from './terms.js';

/** The whole life of a purchase; of these draft, committing, priced, cancelled and unsuccessful are reached so far. */
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

/** A lot can fail alone: below its first rung, while others are priced. */
export const lotState = z.enum(['open', 'priced', 'unsuccessful']);
export type LotState = z.infer<typeof lotState>;

/** Writes a purchase down, or writes a draft anew: lots with their ladders, where the prices come from, whom to invite, the cut-off. */
export const draftJointPurchaseBody = z
  .object({
    title: name,
    source: priceSource,
    lots: z.array(lotTerms).min(1).max(20),
    cutOffAt: instant,
    invitedOrganisationIds: z.array(organisationId).max(2_000),
    /** Networks whose districts of this moment are invited. */
    invitedNetworkIds: z.array(id).max(50),
  })
  .meta({ id: 'DraftJointPurchase' });
export type DraftJointPurchaseBody = z.infer<typeof draftJointPurchaseBody>;

/** For an invited district in which nobody has a role yet: an address to tell, or null where the buyer knows that nobody is told. */
export const invitationContact = z.object({ organisationId, email: email.nullable() });
export type InvitationContact = z.infer<typeof invitationContact>;

export const publishBody = z.object({ contacts: z.array(invitationContact).max(2_000).default([]) }).meta({ id: 'PublishJointPurchase' });
export type PublishBody = z.infer<typeof publishBody>;

/** Invites more districts to a purchase that is open. */
export const inviteBody = z
  .object({
    organisationIds: z.array(organisationId).max(2_000),
    networkIds: z.array(id).max(50),
    contacts: z.array(invitationContact).max(2_000).default([]),
  })
  .meta({ id: 'InviteDistricts' });
export type InviteBody = z.infer<typeof inviteBody>;

const reason = z.string().trim().min(1).max(1_000);

/** Lengthens the cut-off; after a missed minimum it opens the purchase again. */
export const extendBody = z.object({ cutOffAt: instant, reason: reason.nullable() }).meta({ id: 'ExtendJointPurchase' });
export type ExtendBody = z.infer<typeof extendBody>;

/** Cancels a purchase, or gives up what missed its minimum. Everybody who was invited reads the reason. */
export const reasonBody = z.object({ reason }).meta({ id: 'Reason' });
export type ReasonBody = z.infer<typeof reasonBody>;

export const remindReceipt = z.object({ remindedDistricts: z.int() }).meta({ id: 'RemindReceipt' });
export type RemindReceipt = z.infer<typeof remindReceipt>;

export const jointPurchaseQuery = pageQuery.extend({
  search: words(100).optional(),
  status: jointPurchaseStatus.optional(),
  /** `unanswered`: open, and the acting district has neither committed nor declined. `mine`: it has committed. */
  answer: z.enum(['unanswered', 'mine']).optional(),
});
export type JointPurchaseQuery = z.infer<typeof jointPurchaseQuery>;

/** What an invited district has done. */
export const invitationAnswer = z.enum(['none', 'committed', 'withdrawn', 'declined']);
export type InvitationAnswer = z.infer<typeof invitationAnswer>;

export const jointPurchaseListItem = z.object({
  jointPurchaseId: id,
  reference: z.string(),
  title: z.string(),
  status: jointPurchaseStatus,
  /** True where the cut-off passed below a first rung: closed, and the buyer decides. */
  awaitingBuyer: z.boolean(),
  cutOffAt: instant,
  lots: z.array(z.object({ lotId: id, title: z.string(), unit: z.string(), price: priceAtVolume, ownQuantity: quantity.nullable() })),
  invitedDistricts: z.int(),
  committedDistricts: z.int(),
  declinedDistricts: z.int(),
  /** The acting district's own answer; null for the agency. */
  ownAnswer: invitationAnswer.nullable(),
});
export type JointPurchaseListItem = z.infer<typeof jointPurchaseListItem>;

export const jointPurchasePage = pageOf(jointPurchaseListItem, 'JointPurchasePage');
export type JointPurchasePage = z.infer<typeof jointPurchasePage>;

/** How far to trust a figure of a state's rule: read in an official text, told by someone else, or general knowledge. */
export const figureStatus = z.enum(['read', 'secondary', 'unverified']);

/** The smallest total that the quote can come to passes the amount from which a state asks for sealed bids. */
export const thresholdFlag = z.object({
  /** Two letters: the state whose districts are invited. */
  state: z.string(),
  rule: z.string(),
  thresholdCents: amountCents,
  totalCents: amountCents,
  cite: z.string(),
  source: z.string(),
  status: figureStatus,
});
export type ThresholdFlag = z.infer<typeof thresholdFlag>;

export const lotView = lotTerms.extend({
  lotId: id,
  state: lotState,
  /** At today's volume while it is open, all ceilings left aside; at the fixed one once it is priced. */
  price: priceAtVolume,
  /** Σq of all who are in, tolerance left aside. */
  quantity: z.int(),
  fixedUnitPriceE4: unitPriceE4.nullable(),
  fixedQuantity: z.int().nullable(),
});
export type LotView = z.infer<typeof lotView>;

export const invitedView = invitedDistrict.extend({
  name: z.string(),
  /** For the agency alone; null for everybody else. */
  answer: invitationAnswer.nullable(),
  answeredAt: instant.nullable(),
  /** Why it declined, where it said so. For the agency alone. */
  declineReason: z.string().nullable(),
  remindedAt: instant.nullable(),
  /** False where nobody holds a role there and no address was given: nobody can be told. For the agency alone. */
  reachable: z.boolean().nullable(),
});
export type InvitedView = z.infer<typeof invitedView>;

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
    /** Until when the buyer may extend; then the clock gives up. Null unless it is awaited. */
    decideBy: instant.nullable(),
    cutOffAt: instant,
    publishedAt: instant.nullable(),
    pricedAt: instant.nullable(),
    endedAt: instant.nullable(),
    /** Why it was cancelled or unsuccessful. */
    endReason: z.string().nullable(),
    zone: z.string(),
    source: priceSource,
    lots: z.array(lotView),
    documents: z.array(storedDocument),
    flags: z.array(thresholdFlag),
    invited: z.array(invitedView),
    invitedDistricts: z.int(),
    /** Whom a draft names, as it was written: a change of it begins from there. Null once it is published. */
    named: z.object({ organisationIds: z.array(organisationId), networkIds: z.array(id) }).nullable(),
    participants: z.array(participant),
    /** The acting district's own answer and basket. */
    ownAnswer: invitationAnswer.nullable(),
    own: ownCommitment.nullable(),
    /** What the acting organisation may do now. */
    may: z.object({
      change: z.boolean(),
      publish: z.boolean(),
      invite: z.boolean(),
      extend: z.boolean(),
      giveUp: z.boolean(),
      cancel: z.boolean(),
      remind: z.boolean(),
      addDocument: z.boolean(),
      commit: z.boolean(),
      withdraw: z.boolean(),
      decline: z.boolean(),
      exportOrders: z.boolean(),
    }),
    /** Of all who are in: today's while it is open, fixed once it is priced; null while a lot has no price. */
    totalCents: amountCents.nullable(),
    timeline: z.array(timelineEntry),
  })
  .meta({ id: 'JointPurchase' });
export type JointPurchaseView = z.infer<typeof jointPurchaseView>;

/**
 * One message of the stream `GET /v1/joint-purchases/stream`: this purchase has a newer version than you may have seen. While it is open, with
 * the figures of its lots, and for a district that is in, whether its ceilings hold and what its basket costs now: its own, under its own rights.
 */
export const jointPurchaseMoved = z
  .object({
    jointPurchaseId: id,
    version: z.int(),
    status: jointPurchaseStatus,
    lots: z.array(z.object({ lotId: id, price: priceAtVolume, quantity: z.int() })),
    committedDistricts: z.int(),
    own: z.object({ revision: z.int(), amountTodayCents: amountCents.nullable(), holds: z.boolean().nullable() }).nullable(),
  })
  .meta({ id: 'JointPurchaseMoved' });
export type JointPurchaseMoved = z.infer<typeof jointPurchaseMoved>;

/** What is to be ordered, one row for each district, site and lot, in the order of LEAID. */
export const orderRow = z.object({
  leaid,
  districtName: z.string(),
  siteName: z.string(),
  street: z.string().nullable(),
  city: z.string().nullable(),
  state: z.string().nullable(),
  zip: z.string().nullable(),
  lotTitle: z.string(),
  unspsc: z.string(),
  unit: z.string(),
  quantity: z.int(),
  unitPriceE4,
  deliveryE4: z.int(),
  feeE4: z.int(),
  amountCents,
});
export type OrderRow = z.infer<typeof orderRow>;

export const orderList = z
  .object({ reference: z.string(), title: z.string(), source: priceSource, orderBy: day, rows: z.array(orderRow), totalCents: amountCents })
  .meta({ id: 'OrderList' });
export type OrderList = z.infer<typeof orderList>;
