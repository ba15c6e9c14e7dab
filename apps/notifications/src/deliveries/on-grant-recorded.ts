import { Injectable } from '@nestjs/common';
import { grantRecorded, type PayloadOf } from '@tributary/contracts';
import type { EventHandler, EventOf, Tx } from '@tributary/messaging';
import { requireCopied } from '../copies/built-copies.js';
import { districtRoles } from '../mails/find-acting.js';
import { joinedOccasion, once } from '../mails/occasions.rules.js';
import { findUntold } from './find-untold.js';
import { PlanDeliveries } from './plan-deliveries.js';

const OPEN_TO = `
  select u.joint_purchase_id as "jointPurchaseId" from joint_purchase u join joint_purchase_invitation i using (joint_purchase_id)
  where u.state = 'open' and i.organisation_id = $1 order by 1`;

/**
 * An offered role is told to its person. One that becomes active lets its person in on the purchases that are open to the district.
 * Whoever the copies show when a purchase is published is invited then; this handler waits until the copies show the grant, and then looks
 * for purchases. So of the two at least one sees both, and the one row for each person and purchase keeps it to one mail. Somebody who was
 * invited for another district has had a mail that did not name this one, and gets one that does.
 */
@Injectable()
export class OnGrantRecorded implements EventHandler<typeof grantRecorded> {
  constructor(private readonly deliveries: PlanDeliveries) {}

  async handle(event: EventOf<typeof grantRecorded>, tx: Tx): Promise<void> {
    if (event.silent) return;
    await requireCopied(tx, grantRecorded, event);
    switch (event.data.state) {
      case 'offered':
        return this.deliveries.plan(tx, 'role-given', { subjectId: event.data.grantId, occasion: once });
      case 'active':
        return this.invite(event.data, tx);
      case 'ended':
        return;
    }
  }

  private async invite({ organisationId, personId, role }: PayloadOf<typeof grantRecorded>, tx: Tx): Promise<void> {
    if (!districtRoles.includes(role)) return;
    const open = await tx.query<{ jointPurchaseId: string }>(OPEN_TO, [organisationId]);
    for (const { jointPurchaseId: subjectId } of open) {
      const untold = await findUntold(tx, subjectId, [organisationId]);
      const occasion = untold.includes(personId) ? joinedOccasion({ organisationId }) : once;
      await this.deliveries.plan(tx, 'invitation', { subjectId, occasion }, personId);
    }
  }
}
