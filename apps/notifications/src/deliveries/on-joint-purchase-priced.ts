import { Injectable } from '@nestjs/common';
import type { jointPurchasePriced } from '@tributary/contracts';
import { type EventHandler, type EventOf, MissingReference, type Tx } from '@tributary/messaging';
import { PlanDeliveries } from './plan-deliveries.js';

/** A fixed price is told to everybody who acts for a participant, and to the buyers, once the copies show it. */
@Injectable()
export class OnJointPurchasePriced implements EventHandler<typeof jointPurchasePriced> {
  constructor(private readonly deliveries: PlanDeliveries) {}

  async handle({ data: { jointPurchaseId }, silent }: EventOf<typeof jointPurchasePriced>, tx: Tx): Promise<void> {
    if (silent) return;
    const copied = await tx.query(`select from joint_purchase where joint_purchase_id = $1 and state = 'priced'`, [jointPurchaseId]);
    if (copied.length === 0) throw new MissingReference('The priced copy of joint purchase', jointPurchaseId);
    await this.deliveries.plan(tx, 'priced', jointPurchaseId);
  }
}
