import { Injectable } from '@nestjs/common';
import type { jointPurchasePriced, jointPurchasePublished, minimumMissed } from '@tributary/contracts';
import type { EventHandler, EventOf, Tx } from '@tributary/messaging';

/** A purchase enters the copy when it is published: of a draft nobody is told. */
@Injectable()
export class CopyPublishedPurchase implements EventHandler<typeof jointPurchasePublished> {
  async handle({ data }: EventOf<typeof jointPurchasePublished>, tx: Tx): Promise<void> {
    const { jointPurchaseId, reference, title, leadOrganisationId, cutOffAt, invited, lots } = data;
    await tx.query(
      `insert into joint_purchase (joint_purchase_id, reference, title, lead_organisation_id, state, cut_off_at, invited_districts, lots)
       values ($1, $2, $3, $4, 'open', $5, $6, $7)`,
      [jointPurchaseId, reference, title, leadOrganisationId, cutOffAt, invited.length, JSON.stringify(lots)],
    );
    await tx.query('insert into joint_purchase_invitation (joint_purchase_id, organisation_id) select $1, unnest($2::uuid[])', [
      jointPurchaseId,
      invited.map(({ organisationId }) => organisationId),
    ]);
  }
}

/** The price is fixed, and with it what each district takes and pays. */
@Injectable()
export class CopyPricedPurchase implements EventHandler<typeof jointPurchasePriced> {
  async handle({ data }: EventOf<typeof jointPurchasePriced>, tx: Tx): Promise<void> {
    const { jointPurchaseId, lots, amounts, totalCents } = data;
    const participants = new Set(amounts.map(({ organisationId }) => organisationId)).size;
    await move(
      tx,
      `update joint_purchase set state = 'priced', priced_lots = $2, participants = $3, total_cents = $4
       where joint_purchase_id = $1 returning joint_purchase_id`,
      [jointPurchaseId, JSON.stringify(lots), participants, totalCents],
    );
    await tx.query('delete from joint_purchase_amount where joint_purchase_id = $1', [jointPurchaseId]);
    await tx.query(
      `insert into joint_purchase_amount (joint_purchase_id, organisation_id, lot_id, quantity, amount_cents)
       select $1, amount."organisationId", amount."lotId", amount.quantity, amount."amountCents"
       from jsonb_to_recordset($2::jsonb) as amount ("organisationId" uuid, "lotId" uuid, quantity integer, "amountCents" bigint)`,
      [jointPurchaseId, JSON.stringify(amounts)],
    );
  }
}

/** The cut-off passed below the first rung: closed to changes, and nobody is invited any more. */
@Injectable()
export class CopyMissedMinimum implements EventHandler<typeof minimumMissed> {
  async handle({ data }: EventOf<typeof minimumMissed>, tx: Tx): Promise<void> {
    await move(tx, `update joint_purchase set state = 'minimum-missed' where joint_purchase_id = $1 returning joint_purchase_id`, [
      data.jointPurchaseId,
    ]);
  }
}

// Versions come without a gap, so a purchase that moves was published before: if it is not here, this copy is broken and says so.
async function move(tx: Tx, sql: string, parameters: [jointPurchaseId: string, ...rest: unknown[]]): Promise<void> {
  const rows = await tx.query(sql, parameters);
  if (rows.length === 0) throw new Error(`The joint purchase ${parameters[0]} was never published.`);
}
