import { Injectable } from '@nestjs/common';
import { cutOffMoved, districtsInvited, documentAdded, invitationContactRecorded, jointPurchasePublished } from '@tributary/contracts';
import { type EventHandler, type EventOf, MissingReference, type Tx } from '@tributary/messaging';
import { addedOccasion, cutOffOccasion, documentOccasion, once } from '../mails/occasions.rules.js';
import { findUntold } from './find-untold.js';
import { PlanDeliveries } from './plan-deliveries.js';

/** A published purchase invites everybody who acts for an invited district. */
@Injectable()
export class OnJointPurchasePublished implements EventHandler<typeof jointPurchasePublished> {
  constructor(private readonly deliveries: PlanDeliveries) {}

  async handle(event: EventOf<typeof jointPurchasePublished>, tx: Tx): Promise<void> {
    const about = { subjectId: event.data.jointPurchaseId, occasion: once };
    await this.deliveries.planOnce(tx, jointPurchasePublished, event, 'invitation', about);
  }
}

/** Districts that are added are invited as the first ones were. Somebody who was invited for another district before is told again. */
@Injectable()
export class OnDistrictsInvited implements EventHandler<typeof districtsInvited> {
  constructor(private readonly deliveries: PlanDeliveries) {}

  async handle(event: EventOf<typeof districtsInvited>, tx: Tx): Promise<void> {
    const { jointPurchaseId: subjectId, invited } = event.data;
    const organisationIds = invited.map(({ organisationId }) => organisationId);
    const untold = await findUntold(tx, subjectId, organisationIds);
    await this.deliveries.planOnce(tx, districtsInvited, event, 'invitation', { subjectId, occasion: once });
    const again = { subjectId, occasion: addedOccasion(event.data) };
    for (const personId of untold) await this.deliveries.planOnce(tx, districtsInvited, event, 'invitation', again, personId);
  }
}

/** An address is invited where nobody has a role. It comes on another topic than the purchase, so it waits until its district is invited. */
@Injectable()
export class OnInvitationContactRecorded implements EventHandler<typeof invitationContactRecorded> {
  constructor(private readonly deliveries: PlanDeliveries) {}

  async handle(event: EventOf<typeof invitationContactRecorded>, tx: Tx): Promise<void> {
    if (event.silent) return;
    const { contactId, jointPurchaseId, organisationId } = event.data;
    const invited = await tx.query('select from joint_purchase_invitation where joint_purchase_id = $1 and organisation_id = $2', [
      jointPurchaseId,
      organisationId,
    ]);
    if (invited.length === 0) throw new MissingReference('The invitation to joint purchase', jointPurchaseId);
    const about = { subjectId: jointPurchaseId, occasion: once };
    await this.deliveries.planOnce(tx, invitationContactRecorded, event, 'invitation', about, contactId);
  }
}

/** A later cut-off is told to everybody who may still take part. */
@Injectable()
export class OnCutOffMoved implements EventHandler<typeof cutOffMoved> {
  constructor(private readonly deliveries: PlanDeliveries) {}

  async handle(event: EventOf<typeof cutOffMoved>, tx: Tx): Promise<void> {
    const about = { subjectId: event.data.jointPurchaseId, occasion: cutOffOccasion(event.data) };
    await this.deliveries.planOnce(tx, cutOffMoved, event, 'terms-changed', about);
  }
}

/** So is a document, unless it was added to a draft. */
@Injectable()
export class OnDocumentAdded implements EventHandler<typeof documentAdded> {
  constructor(private readonly deliveries: PlanDeliveries) {}

  async handle(event: EventOf<typeof documentAdded>, tx: Tx): Promise<void> {
    const about = { subjectId: event.data.jointPurchaseId, occasion: documentOccasion(event.data) };
    await this.deliveries.planOnce(tx, documentAdded, event, 'terms-changed', about);
  }
}
