import { Injectable } from '@nestjs/common';
import type {
  basketCommitted,
  basketWithdrawn,
  cutOffNear,
  districtsReminded,
  InvitationAnswer,
  invitationDeclined,
} from '@tributary/contracts';
import type { EventHandler, EventOf, Tx } from '@tributary/messaging';
import { cutOffOccasion, reminderOccasion, warning } from '../mails/occasions.rules.js';
import { movePurchase } from './move-purchase.js';

const ANSWER = `
  update joint_purchase_invitation set answer = $3 where joint_purchase_id = $1 and organisation_id = $2`;

const STORE_BASKET = `
  insert into joint_purchase_basket (commitment_id, joint_purchase_id, organisation_id, revision, lots, approved_on)
  values ($1, $2, $3, $4, $5, $6)
  on conflict (commitment_id) do update set revision = excluded.revision, lots = excluded.lots, approved_on = excluded.approved_on`;

interface Answered {
  readonly jointPurchaseId: string;
  readonly organisationId: string;
}

type Standings = EventOf<typeof basketCommitted>['data']['standings'];

/** What a district takes, and where that leads the lots. */
@Injectable()
export class CopyCommittedBasket implements EventHandler<typeof basketCommitted> {
  async handle({ data }: EventOf<typeof basketCommitted>, tx: Tx): Promise<void> {
    const { commitmentId, jointPurchaseId, organisationId, revision, approvedOn } = data;
    const lots = data.lots.map(({ lotId, quantity, tolerance }) => ({ lotId, quantity, tolerance }));
    await tx.query(STORE_BASKET, [commitmentId, jointPurchaseId, organisationId, revision, JSON.stringify(lots), approvedOn]);
    await answer(tx, data, 'committed');
    await stand(tx, jointPurchaseId, data.standings);
  }
}

/** A district has taken its basket back. */
@Injectable()
export class CopyWithdrawnBasket implements EventHandler<typeof basketWithdrawn> {
  async handle({ data }: EventOf<typeof basketWithdrawn>, tx: Tx): Promise<void> {
    await tx.query('delete from joint_purchase_basket where commitment_id = $1', [data.commitmentId]);
    await answer(tx, data, 'withdrawn');
    await stand(tx, data.jointPurchaseId, data.standings);
  }
}

/** A district takes no part. */
@Injectable()
export class CopyDeclinedInvitation implements EventHandler<typeof invitationDeclined> {
  async handle({ data }: EventOf<typeof invitationDeclined>, tx: Tx): Promise<void> {
    await answer(tx, data, 'declined');
  }
}

/** Which districts the last reminder means. */
@Injectable()
export class CopyReminder implements EventHandler<typeof districtsReminded> {
  async handle({ data }: EventOf<typeof districtsReminded>, tx: Tx): Promise<void> {
    await tx.query(
      `update joint_purchase_invitation set reminded = $3 where joint_purchase_id = $1 and organisation_id = any ($2::uuid[])`,
      [data.jointPurchaseId, data.organisationIds, reminderOccasion(data)],
    );
  }
}

/** Which districts the last warning means. */
@Injectable()
export class CopyNearCutOff implements EventHandler<typeof cutOffNear> {
  async handle({ data }: EventOf<typeof cutOffNear>, tx: Tx): Promise<void> {
    await tx.query(`update joint_purchase_invitation set warned = $3 where joint_purchase_id = $1 and organisation_id = any ($2::uuid[])`, [
      data.jointPurchaseId,
      data.organisationIds,
      warning(data.days, cutOffOccasion(data)),
    ]);
  }
}

async function answer(tx: Tx, { jointPurchaseId, organisationId }: Answered, given: InvitationAnswer): Promise<void> {
  await tx.query(ANSWER, [jointPurchaseId, organisationId, given]);
}

async function stand(tx: Tx, jointPurchaseId: string, standings: Standings): Promise<void> {
  const byLot = Object.fromEntries(standings.map(({ lotId, volume, unitPriceE4 }) => [lotId, { volume, unitPriceE4 }]));
  await movePurchase(tx, jointPurchaseId, 'standings = standings || $2::jsonb', [JSON.stringify(byLot)]);
}
