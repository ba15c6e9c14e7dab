import { Injectable } from '@nestjs/common';
import { jointPurchaseCancelled, type ReasonBody } from '@tributary/contracts';
import { Outbox } from '@tributary/messaging';
import { type Actor, Audit, Clock, Transactions } from '@tributary/service-kit';
import { cancel } from './decision.rules.js';
import { lockPurchase } from './load-joint-purchase.js';
import { subjectOf } from './purchase-facts.js';

const CANCEL = `
  update joint_purchase set status = $2, ended_at = $3, end_reason = $4, closed_at = null, decide_by = null where joint_purchase_id = $1`;

/** The buyer calls a purchase off that is a draft or open. */
@Injectable()
export class CancelJointPurchase {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  async execute(actor: Actor, jointPurchaseId: string, { reason }: ReasonBody): Promise<void> {
    await this.transactions.asRequest(actor, async (tx) => {
      const { purchase } = await lockPurchase(tx, jointPurchaseId);
      const now = await this.clock.now(tx);
      await tx.query(CANCEL, [jointPurchaseId, cancel(purchase.status), now, reason]);
      const ended = { reason, wasPublished: purchase.publishedAt !== null, endedAt: now.toISOString() };
      await this.outbox.add(tx, jointPurchaseCancelled, { ...subjectOf(purchase), ...ended });
      await this.audit.record(tx, { aggregateId: jointPurchaseId, action: 'cancelled', actor, facts: { reason } });
    });
  }
}
