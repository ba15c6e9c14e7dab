import { Injectable } from '@nestjs/common';
import { jointPurchasePublished, type PublishBody } from '@tributary/contracts';
import { Outbox } from '@tributary/messaging';
import { type Actor, Audit, checkRevision, Clock, Transactions, type Tx } from '@tributary/service-kit';
import { readInvited, reach } from './invite.js';
import type { JointPurchaseEntity } from './joint-purchase.entity.js';
import { publish } from './joint-purchase.rules.js';
import { lockPurchase } from './load-joint-purchase.js';
import { inEvents, type Invited, subjectOf } from './purchase-facts.js';

const OPEN = 'update joint_purchase set status = $2, published_at = $3 where joint_purchase_id = $1';

const INVITED = 'select organisation_id as "organisationId", leaid from invitation where joint_purchase_id = $1 order by leaid';

const OPEN_INVITATIONS = 'update invitation set opened_at = $2 where joint_purchase_id = $1';

/** The buyer opens a draft to the invited districts. */
@Injectable()
export class PublishJointPurchase {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /** `version` is the one that the buyer has checked; null from a caller that checks nothing. */
  async execute(actor: Actor, jointPurchaseId: string, { contacts }: PublishBody, version: number | null): Promise<void> {
    await this.transactions.asRequest(actor, async (tx) => {
      const { purchase, version: current } = await lockPurchase(tx, jointPurchaseId);
      const { status, publishedAt } = publish(purchase, await this.clock.now(tx));
      if (version !== null) checkRevision(version, current);
      const invited = await tx.query<Invited & Record<string, unknown>>(INVITED, [jointPurchaseId]);
      // A district may have closed since the draft was written.
      await readInvited(tx, { organisationIds: invited.map(({ organisationId }) => organisationId), networkIds: [] }, [
        'invited',
        'networks',
      ]);
      await reach(tx, this.outbox, purchase, invited, contacts);
      await tx.query(OPEN_INVITATIONS, [jointPurchaseId, publishedAt]);
      await tx.query(OPEN, [jointPurchaseId, status, publishedAt]);
      await this.tell(tx, actor, purchase, invited);
    });
  }

  private async tell(tx: Tx, actor: Actor, purchase: JointPurchaseEntity, invited: Invited[]): Promise<void> {
    const cutOffAt = purchase.cutOffAt.toISOString();
    const { lots, source } = purchase;
    await this.outbox.add(tx, jointPurchasePublished, { ...subjectOf(purchase), lots, source: inEvents(source), cutOffAt, invited });
    const facts = { cutOffAt, invitedDistricts: invited.length };
    await this.audit.record(tx, { aggregateId: purchase.jointPurchaseId, action: 'published', actor, facts });
  }
}
