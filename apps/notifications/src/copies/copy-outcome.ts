import { Injectable } from '@nestjs/common';
import type {
  basketLeftOut,
  basketPriced,
  jointPurchaseCancelled,
  jointPurchasePriced,
  jointPurchaseUnsuccessful,
  minimumMissed,
} from '@tributary/contracts';
import type { EventHandler, EventOf, Tx } from '@tributary/messaging';
import { movePurchase } from './move-purchase.js';

const AMOUNTS = `
  insert into joint_purchase_amount (joint_purchase_id, organisation_id, lot_id, quantity, amount_cents)
  select $1, $2, lot."lotId", lot.quantity, lot."amountCents"
  from jsonb_to_recordset($3::jsonb) as lot ("lotId" uuid, quantity integer, "amountCents" bigint)`;

/** What a district takes and pays. It comes before the purchase is priced, and is told then. */
@Injectable()
export class CopyPricedBasket implements EventHandler<typeof basketPriced> {
  async handle({ data }: EventOf<typeof basketPriced>, tx: Tx): Promise<void> {
    const lots = data.lots.map(({ lotId, quantity, amountCents }) => ({ lotId, quantity, amountCents }));
    await tx.query(AMOUNTS, [data.jointPurchaseId, data.organisationId, JSON.stringify(lots)]);
  }
}

/** A district that is not in at the pricing, with the reason. */
@Injectable()
export class CopyLeftOutBasket implements EventHandler<typeof basketLeftOut> {
  async handle({ data }: EventOf<typeof basketLeftOut>, tx: Tx): Promise<void> {
    await tx.query('insert into joint_purchase_left_out (joint_purchase_id, organisation_id, lot_id, reason) values ($1, $2, $3, $4)', [
      data.jointPurchaseId,
      data.organisationId,
      data.lotId,
      data.reason,
    ]);
  }
}

/** The price is fixed. */
@Injectable()
export class CopyPricedPurchase implements EventHandler<typeof jointPurchasePriced> {
  async handle({ data }: EventOf<typeof jointPurchasePriced>, tx: Tx): Promise<void> {
    const { jointPurchaseId, lots, participants, leftOut, totalCents, source, orderBy } = data;
    const priced = { lots, participants, leftOut, totalCents, source, orderBy };
    await movePurchase(tx, jointPurchaseId, `state = 'priced', priced = $2`, [JSON.stringify(priced)]);
  }
}

/** The cut-off passed below a first rung: closed to changes, and nobody is invited any more. */
@Injectable()
export class CopyMissedMinimum implements EventHandler<typeof minimumMissed> {
  async handle({ data }: EventOf<typeof minimumMissed>, tx: Tx): Promise<void> {
    const { jointPurchaseId, closedAt, decideBy, lots } = data;
    await movePurchase(tx, jointPurchaseId, `state = 'minimum-missed', missed = $2`, [JSON.stringify({ closedAt, decideBy, lots })]);
  }
}

/** Nothing is bought. */
@Injectable()
export class CopyUnsuccessfulPurchase implements EventHandler<typeof jointPurchaseUnsuccessful> {
  async handle({ data }: EventOf<typeof jointPurchaseUnsuccessful>, tx: Tx): Promise<void> {
    await movePurchase(tx, data.jointPurchaseId, `state = 'unsuccessful', end_reason = $2`, [data.reason]);
  }
}

/** Called off. A draft that was never published never entered the copy. */
@Injectable()
export class CopyCancelledPurchase implements EventHandler<typeof jointPurchaseCancelled> {
  async handle({ data }: EventOf<typeof jointPurchaseCancelled>, tx: Tx): Promise<void> {
    if (data.wasPublished) await movePurchase(tx, data.jointPurchaseId, `state = 'cancelled', end_reason = $2`, [data.reason]);
  }
}
