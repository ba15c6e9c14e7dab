import { Injectable } from '@nestjs/common';
import { cutOffNear } from '@tributary/contracts';
import { Outbox } from '@tributary/messaging';
import { Clock, Schedule, Transactions } from '@tributary/service-kit';
import { isOpen } from './cut-off.rules.js';
import { findUnanswered } from './find-unanswered.js';
import { warningDue } from './joint-purchase.rules.js';
import { lockPurchase } from './load-joint-purchase.js';

const EVERY_MS = 10_000;
const AT_ONCE = 100;

const NEAR = `
  select joint_purchase_id as id from joint_purchase
  where status = 'committing' and closed_at is null and told_days is distinct from 1
    and cut_off_at > (select tributary_now())
    and cut_off_at <= (select tributary_now()) + case when told_days is null then interval '3 days' else interval '1 day' end
  order by cut_off_at limit ${AT_ONCE}`;

/** Three days before a cut-off, and one: those who have not answered hear of it, once each. */
@Injectable()
export class WarnBeforeCutOff {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    schedule: Schedule,
  ) {
    schedule.every(EVERY_MS, 'Warning before cut-offs', () => this.execute());
  }

  /** One that fails keeps none of the others waiting: it is thrown once they are done. */
  async execute(): Promise<void> {
    const near = await this.transactions.asWorker((tx) => tx.query<{ id: string }>(NEAR));
    const failures: unknown[] = [];
    for (const { id } of near) await this.warn(id).catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw new AggregateError(failures, `${failures.length} purchases could not be warned of.`);
  }

  private async warn(jointPurchaseId: string): Promise<void> {
    await this.transactions.asWorker(async (tx) => {
      const { purchase } = await lockPurchase(tx, jointPurchaseId);
      const now = await this.clock.now(tx);
      if (!isOpen(purchase, now)) return;
      const daysLeft = purchase.cutOffAt.getTime() - now.getTime() <= 86_400_000 ? 1 : 3;
      const due = warningDue(purchase, now);
      await tx.query('update joint_purchase set told_days = $2 where joint_purchase_id = $1', [jointPurchaseId, daysLeft]);
      if (due === null) return;
      const organisationIds = await findUnanswered(tx, jointPurchaseId);
      if (organisationIds.length === 0) return;
      await this.outbox.add(tx, cutOffNear, { jointPurchaseId, days: due, cutOffAt: purchase.cutOffAt.toISOString(), organisationIds });
    });
  }
}
