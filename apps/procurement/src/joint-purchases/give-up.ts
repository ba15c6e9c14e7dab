import { Injectable } from '@nestjs/common';
import type { ReasonBody } from '@tributary/contracts';
import { type Actor, Clock, Transactions } from '@tributary/service-kit';
import { checkGivingUp } from './joint-purchase.rules.js';
import { lockPurchase } from './load-joint-purchase.js';

const GIVE_UP = 'update joint_purchase set given_up_at = $2, given_up_reason = $3 where joint_purchase_id = $1 and given_up_at is null';

/**
 * The buyer gives up what missed its minimum. What is left is settled by the worker within about a second, as it is when the time to decide has
 * run out: no request can fix a price.
 */
@Injectable()
export class GiveUp {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, jointPurchaseId: string, { reason }: ReasonBody): Promise<void> {
    await this.transactions.asRequest(actor, async (tx) => {
      const { purchase } = await lockPurchase(tx, jointPurchaseId);
      checkGivingUp(purchase);
      await tx.query(GIVE_UP, [jointPurchaseId, await this.clock.now(tx), reason]);
    });
  }
}
