import { z } from 'zod';
import { amountCents, id, instant, leaid, organisationId, quantity, unitPriceE4 } from '../shapes.js';
import { priceAtVolume } from './ladder.js';
import { day, storedDocument } from './terms.js';

/** Up to how many more units a district would take. */
export const tolerance = z.int().min(0).max(1_000_000);

/** What a district takes of a lot: a quantity for each of its sites, and up to how many more. */
const basketLot = z.object({
  lotId: id,
  lines: z
    .array(z.object({ siteId: id, quantity }))
    .min(1)
    .max(500),
  tolerance,
});

/** One basket of a district, taken whole or not at all. Only its own district reads the ceilings. */
export const commitBasketBody = z
  .object({
    lots: z
      .array(
        basketLot.extend({
          /** The highest landed price of one unit at which the basket stays in, in 1/10,000 dollar; null: whatever the price. */
          ceilingE4: z.int().min(1).max(3_000_000_000).nullable(),
          /** What one unit costs the district when it buys alone, for its own comparison; null where it does not say. */
          alonePriceE4: unitPriceE4.nullable(),
        }),
      )
      .min(1)
      .max(20),
    /** When the board approved it, and the document that says so. */
    approval: z.object({ approvedOn: day, fileId: id.nullable() }).nullable(),
  })
  .meta({ id: 'CommitBasket' });
export type CommitBasketBody = z.infer<typeof commitBasketBody>;

/** Asks what a basket would do. It has no ceiling: that is compared where it was typed. */
export const foreseeBasketBody = z.object({ lots: z.array(basketLot).min(1).max(20) }).meta({ id: 'ForeseeBasket' });
export type ForeseeBasketBody = z.infer<typeof foreseeBasketBody>;

export const declineBody = z.object({ reason: z.string().trim().max(1_000).nullable() }).meta({ id: 'DeclineInvitation' });
export type DeclineBody = z.infer<typeof declineBody>;

/** Why a basket was left out at the pricing: the price lay above its ceiling, or one of its lots missed its minimum. */
export const leftOutReason = z.enum(['ceiling', 'minimum']);
export type LeftOutReason = z.infer<typeof leftOutReason>;

/** A district that is in, as all who take part see it: quantities are open, ceilings are not. */
export const participant = z.object({
  commitmentId: id,
  organisationId,
  leaid,
  name: z.string(),
  lots: z.array(
    z.object({
      lotId: id,
      quantity,
      tolerance,
      /** Fixed at the pricing; null before, and where the basket was left out. */
      fixedQuantity: z.int().nullable(),
      amountCents: amountCents.nullable(),
    }),
  ),
  amountCents: amountCents.nullable(),
  leftOut: leftOutReason.nullable(),
  approvedOn: day.nullable(),
  changedAt: instant,
});
export type Participant = z.infer<typeof participant>;

/** The acting district's own basket, with what it costs today. */
export const ownCommitment = z.object({
  commitmentId: id,
  /** People name it so: the purchase's reference and the LEAID. */
  reference: z.string(),
  /** The ETag: a change names the one that it is based on, in If-Match. */
  revision: z.int(),
  lots: z.array(
    z.object({
      lotId: id,
      tolerance,
      ceilingE4: z.int().nullable(),
      alonePriceE4: unitPriceE4.nullable(),
      /** Whether today's landed price, if everyone stays in, lies within the ceiling; null where there is no price yet. */
      holds: z.boolean().nullable(),
      /** Today's landed price for one unit, with the dearest delivery of its sites. */
      landedUnitPriceE4: z.int().nullable(),
      lines: z.array(
        z.object({
          siteId: id,
          siteName: z.string(),
          /** Of the address that the basket was sent with: where the site has another one now, the same basket may be sent again. */
          siteRevision: z.int(),
          quantity,
          deliveryE4: z.int(),
          fixedQuantity: z.int().nullable(),
          amountCents: amountCents.nullable(),
        }),
      ),
      /** What it saves against buying alone: against the rung at its own quantity, or the price that it entered; null where neither is known. */
      savingCents: z.int().nullable(),
    }),
  ),
  /** At today's price for q, line by line; the fixed amount once it is priced. */
  amountCents: amountCents.nullable(),
  /** The most that it can come to: q + n at the ceiling, or at the first rung's price. */
  mostCents: amountCents.nullable(),
  /** What the others would pay more if this basket left; null where they would have no price, or have none. */
  leavingCostsOthersCents: z.int().nullable(),
  leftOut: leftOutReason.nullable(),
  approval: z.object({ approvedOn: day, document: storedDocument.nullable() }).nullable(),
  changedAt: instant,
});
export type OwnCommitment = z.infer<typeof ownCommitment>;

/** What a basket would do, before it is sent: for each lot the price without and with it, what it costs, and what it saves the others. */
export const basketEffect = z
  .object({
    lots: z.array(
      z.object({
        lotId: id,
        quantity,
        withoutYou: priceAtVolume,
        withYou: priceAtVolume,
        /** Unit price, dearest delivery of the basket's sites and the agency's fee. */
        landedUnitPriceE4: z.int().nullable(),
        amountCents: amountCents.nullable(),
        /** The rung at its own quantity q; null below the first. */
        aloneUnitPriceE4: unitPriceE4.nullable(),
        othersSaveCents: z.int().nullable(),
      }),
    ),
    amountCents: amountCents.nullable(),
    otherDistricts: z.int(),
  })
  .meta({ id: 'BasketEffect' });
export type BasketEffect = z.infer<typeof basketEffect>;

/** The answer to a commitment: its reference, its new revision, and the price after it. Its ceilings are not repeated. */
export const commitmentReceipt = z
  .object({
    commitmentId: id,
    jointPurchaseId: id,
    reference: z.string(),
    revision: z.int(),
    version: z.int(),
    lots: z.array(z.object({ lotId: id, quantity, tolerance, price: priceAtVolume })),
    amountTodayCents: amountCents.nullable(),
    cutOffAt: instant,
  })
  .meta({ id: 'CommitmentReceipt' });
export type CommitmentReceipt = z.infer<typeof commitmentReceipt>;

/** The answer to a withdrawal or a declined invitation. */
export const answerReceipt = z.object({ jointPurchaseId: id, version: z.int() }).meta({ id: 'AnswerReceipt' });
export type AnswerReceipt = z.infer<typeof answerReceipt>;
