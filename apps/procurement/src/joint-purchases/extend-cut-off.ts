import { Injectable } from '@nestjs/common';
import { cutOffMoved, type ExtendBody } from '@tributary/contracts';
import { Outbox } from '@tributary/messaging';
import { type Actor, Audit, Clock, Transactions } from '@tributary/service-kit';
import { checkExtending } from './decision.rules.js';
import { lockPurchase } from './load-joint-purchase.js';
import { readZone } from './read-zone.js';

const EXTEND = `
  update joint_purchase set cut_off_at = $2, closed_at = null, decide_by = null, told_days = null where joint_purchase_id = $1`;

/** The buyer lengthens the cut-off; after a missed minimum that opens the purchase again, with every basket as it stands. */
@Injectable()
export class ExtendCutOff {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  async execute(actor: Actor, jointPurchaseId: string, { cutOffAt, reason }: ExtendBody): Promise<void> {
    await this.transactions.asRequest(actor, async (tx) => {
      const { purchase } = await lockPurchase(tx, jointPurchaseId);
      const zone = await readZone(tx, purchase.leadOrganisationId);
      checkExtending(purchase, new Date(cutOffAt), await this.clock.now(tx), zone);
      await tx.query(EXTEND, [jointPurchaseId, cutOffAt]);
      const moved = { cutOffAt, previousCutOffAt: purchase.cutOffAt.toISOString(), reopened: purchase.closedAt !== null, reason };
      await this.outbox.add(tx, cutOffMoved, { jointPurchaseId, ...moved });
      await this.audit.record(tx, { aggregateId: jointPurchaseId, action: 'cut-off-moved', actor, facts: moved });
    });
  }
}
