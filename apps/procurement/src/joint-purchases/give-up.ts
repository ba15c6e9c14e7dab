import { Injectable } from '@nestjs/common';
import type { ReasonBody } from '@tributary/contracts';
import { type Actor, Audit, Clock, Transactions } from '@tributary/service-kit';
import { checkGivingUp } from './decision.rules.js';
import { lockPurchase } from './load-joint-purchase.js';

const GIVE_UP = 'update joint_purchase set given_up_at = $2, given_up_reason = $3 where joint_purchase_id = $1 and given_up_at is null';

/**
 * The buyer gives up what missed its minimum. What is left is settled by the worker within about a second, as it is when the time to decide has
 * run out: no request can fix a price. Who gave up and why stays in the history, whatever is left to price.
 */
@Injectable()
export class GiveUp {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  async execute(actor: Actor, jointPurchaseId: string, { reason }: ReasonBody): Promise<void> {
    await this.transactions.asRequest(actor, async (tx) => {
      const { purchase } = await lockPurchase(tx, jointPurchaseId);
      const now = await this.clock.now(tx);
      checkGivingUp(purchase, now);
      await tx.query(GIVE_UP, [jointPurchaseId, now, reason]);
      await this.audit.record(tx, { aggregateId: jointPurchaseId, action: 'given-up', actor, facts: { reason } });
    });
  }
}
