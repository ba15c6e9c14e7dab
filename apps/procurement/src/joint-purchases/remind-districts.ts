import { Injectable } from '@nestjs/common';
import { districtsReminded, type RemindReceipt } from '@tributary/contracts';
import { Outbox } from '@tributary/messaging';
import { type Actor, Audit, Clock, RuleBroken, Transactions } from '@tributary/service-kit';
import { checkOpen } from './cut-off.rules.js';
import { findUnanswered } from './find-unanswered.js';
import { checkReminding } from './joint-purchase.rules.js';
import { lockPurchase } from './load-joint-purchase.js';

/** The buyer reminds the districts that have neither committed nor declined. */
@Injectable()
export class RemindDistricts {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  async execute(actor: Actor, jointPurchaseId: string): Promise<RemindReceipt> {
    return this.transactions.asRequest(actor, async (tx) => {
      const { purchase } = await lockPurchase(tx, jointPurchaseId);
      const now = await this.clock.now(tx);
      checkOpen(purchase, now);
      checkReminding(purchase, now);
      const organisationIds = await findUnanswered(tx, jointPurchaseId);
      if (organisationIds.length === 0)
        throw new RuleBroken('joint-purchase.all-answered', { detail: 'Every invited district has answered.' });
      await tx.query('update joint_purchase set reminded_at = $2 where joint_purchase_id = $1', [jointPurchaseId, now]);
      await this.outbox.add(tx, districtsReminded, { jointPurchaseId, organisationIds, remindedAt: now.toISOString() });
      const facts = { remindedDistricts: organisationIds.length };
      await this.audit.record(tx, { aggregateId: jointPurchaseId, action: 'districts-reminded', actor, facts });
      return { remindedDistricts: organisationIds.length };
    });
  }
}
