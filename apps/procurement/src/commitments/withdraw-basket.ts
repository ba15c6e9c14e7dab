import { Injectable } from '@nestjs/common';
import { type AnswerReceipt, basketWithdrawn } from '@tributary/contracts';
import { Outbox } from '@tributary/messaging';
import { type Actor, Audit, checkRevision, Clock, RuleBroken, Transactions, type Tx } from '@tributary/service-kit';
import { checkOpen } from '../joint-purchases/cut-off.rules.js';
import type { JointPurchaseEntity } from '../joint-purchases/joint-purchase.entity.js';
import { lockPurchase } from '../joint-purchases/load-joint-purchase.js';
import { today } from '../price-rule/figures.rules.js';
import { loadOwn, type OwnRow } from './find-own-commitment.js';
import { loadSums } from './load-baskets.js';

const WITHDRAW = `
  update commitment set withdrawn = true, revision = revision + 1, committed_by = $3, changed_at = $4, approved_on = null, approval_file_id = null
  where joint_purchase_id = $1 and organisation_id = $2`;

/** A district takes its basket back before the cut-off. */
@Injectable()
export class WithdrawBasket {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  async execute(actor: Actor, jointPurchaseId: string, revision: number | null): Promise<AnswerReceipt> {
    return this.transactions.asRequest(actor, async (tx) => {
      const { purchase } = await lockPurchase(tx, jointPurchaseId);
      const now = await this.clock.now(tx);
      checkOpen(purchase, now);
      const own = await loadOwn(tx, jointPurchaseId, actor.organisationId);
      if (!own || own.withdrawn) throw new RuleBroken('commitment.none', { detail: 'Your district has no commitment here.' });
      checkRevision(revision, own.revision);
      return { jointPurchaseId, version: await this.withdraw(tx, actor, purchase, own, now) };
    });
  }

  /** Takes the basket back under the purchase's lock, and gives the version of its event. */
  async withdraw(tx: Tx, actor: Actor, purchase: JointPurchaseEntity, { commitmentId, leaid }: OwnRow, now: Date): Promise<number> {
    const { jointPurchaseId } = purchase;
    const { organisationId, personId } = actor;
    await tx.query(WITHDRAW, [jointPurchaseId, organisationId, personId, now]);
    await tx.query('delete from commitment_lot where commitment_id = $1', [commitmentId]);
    const figures = today(purchase.lots, await loadSums(tx, jointPurchaseId));
    const standings = figures.map(({ lotId, price }) => ({ lotId, volume: price.totalQuantity, unitPriceE4: price.unitPriceE4 }));
    const district = { jointPurchaseId, commitmentId, organisationId, leaid };
    const { version } = await this.outbox.add(tx, basketWithdrawn, {
      ...district,
      standings,
      withdrawnBy: personId,
      withdrawnAt: now.toISOString(),
    });
    await this.audit.record(tx, { aggregateId: jointPurchaseId, action: 'basket-withdrawn', actor, facts: { standings } });
    return version;
  }
}
