import { Injectable } from '@nestjs/common';
import { jointPurchasePublished } from '@tributary/contracts';
import { Outbox } from '@tributary/messaging';
import { type Actor, Audit, Clock, Transactions, type Tx } from '@tributary/service-kit';
import type { JointPurchaseEntity } from './joint-purchase.entity.js';
import { publish } from './joint-purchase.rules.js';
import { lockPurchase } from './load-joint-purchase.js';

const OPEN = 'update joint_purchase set status = $2, published_at = $3 where joint_purchase_id = $1';

const INVITE = `
  update invitation set opened_at = $2 where joint_purchase_id = $1
  returning organisation_id as "organisationId", leaid`;

/** The buyer opens a draft to the invited districts. */
@Injectable()
export class PublishJointPurchase {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  async execute(actor: Actor, jointPurchaseId: string): Promise<void> {
    await this.transactions.asRequest(actor, async (tx) => {
      const { purchase } = await lockPurchase(tx, jointPurchaseId);
      const { status, publishedAt } = publish(purchase, await this.clock.now(tx));
      await tx.query(OPEN, [jointPurchaseId, status, publishedAt]);
      const invited = await tx.query<{ organisationId: string; leaid: string }>(INVITE, [jointPurchaseId, publishedAt]);
      await this.tell(tx, actor, purchase, invited);
    });
  }

  private async tell(
    tx: Tx,
    actor: Actor,
    purchase: JointPurchaseEntity,
    invited: { organisationId: string; leaid: string }[],
  ): Promise<void> {
    const cutOffAt = purchase.cutOffAt.toISOString();
    await this.outbox.add(tx, jointPurchasePublished, { ...purchase, cutOffAt, invited });
    const facts = { cutOffAt, invitedDistricts: invited.length };
    await this.audit.record(tx, { aggregateId: purchase.jointPurchaseId, action: 'published', actor, facts });
  }
}
