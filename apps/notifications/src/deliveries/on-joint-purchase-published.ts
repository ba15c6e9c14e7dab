import { Injectable } from '@nestjs/common';
import type { jointPurchasePublished } from '@tributary/contracts';
import { type EventHandler, type EventOf, MissingReference, type Tx } from '@tributary/messaging';
import { PlanDeliveries } from './plan-deliveries.js';

/** A published purchase invites everybody who acts for an invited district, once the copies show it. */
@Injectable()
export class OnJointPurchasePublished implements EventHandler<typeof jointPurchasePublished> {
  constructor(private readonly deliveries: PlanDeliveries) {}

  async handle({ data: { jointPurchaseId }, silent }: EventOf<typeof jointPurchasePublished>, tx: Tx): Promise<void> {
    if (silent) return;
    const copied = await tx.query('select from joint_purchase where joint_purchase_id = $1', [jointPurchaseId]);
    if (copied.length === 0) throw new MissingReference('The copy of joint purchase', jointPurchaseId);
    await this.deliveries.plan(tx, 'invitation', jointPurchaseId);
  }
}
