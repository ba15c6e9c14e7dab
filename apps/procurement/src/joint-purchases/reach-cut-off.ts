import { Injectable } from '@nestjs/common';
import { minimumMissed } from '@tributary/contracts';
import { Outbox } from '@tributary/messaging';
import { Audit, Clock, Schedule, Transactions, type Tx } from '@tributary/service-kit';
import { loadBaskets } from '../commitments/load-baskets.js';
import { workingDaysLater } from './calendar.rules.js';
import { isDue, isGivenUp, settle, settleWithout, type Settlement } from './cut-off.rules.js';
import { FixPrice } from './fix-price.js';
import type { JointPurchaseEntity } from './joint-purchase.entity.js';
import { holdsUntil, take } from './joint-purchase.rules.js';
import { lockPurchase } from './load-joint-purchase.js';
import { subjectOf } from './purchase-facts.js';
import { readZone } from './read-zone.js';

type Missed = Extract<Settlement, { kind: 'minimum-missed' }>;

/** How often each replica looks for purchases whose cut-off has passed, and how many it settles in one turn. */
const EVERY_MS = 1000;
const AT_ONCE = 100;

/** For how many working days a purchase below its minimum awaits its buyer. */
const DECISION_DAYS = 5;

// By key from the last one on, so that a hundred that fail do not keep all others waiting.
const DUE = `
  select joint_purchase_id as id from joint_purchase
  where status = 'committing' and joint_purchase_id > $1
    and ((closed_at is null and cut_off_at <= (select tributary_now()))
      or given_up_at is not null or decide_by <= (select tributary_now()))
  order by joint_purchase_id limit ${AT_ONCE}`;

const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/**
 * The cut-off passes: price, quantities and amounts are fixed, or the purchase is closed below a minimum and awaits its buyer. Once the buyer gives
 * up, or has not decided in time, what can be priced is priced and all else has failed.
 */
@Injectable()
export class ReachCutOff {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly fixPrice: FixPrice,
    schedule: Schedule,
  ) {
    schedule.every(EVERY_MS, 'Settling purchases at their cut-off', () => this.execute());
  }

  /** Settles what is due. Each purchase has a transaction of its own; what fails is thrown once all others are settled. */
  async execute(): Promise<void> {
    const failures: unknown[] = [];
    for (let last = FIRST_ID, due = await this.findDue(last); due.length > 0; due = await this.findDue(last)) {
      for (const id of due) {
        await this.settleOne(id).catch((error: unknown) => failures.push(error));
        last = id;
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, `${failures.length} purchases could not be settled.`);
  }

  private async findDue(after: string): Promise<string[]> {
    const rows = await this.transactions.asWorker((tx) => tx.query<{ id: string }>(DUE, [after]));
    return rows.map(({ id }) => id);
  }

  private async settleOne(jointPurchaseId: string): Promise<void> {
    await this.transactions.asWorker(async (tx) => {
      const { purchase } = await lockPurchase(tx, jointPurchaseId);
      const now = await this.clock.now(tx);
      // Another replica may have settled it while this one waited for the lock.
      if (isGivenUp(purchase, now)) return this.giveUp(tx, purchase, now);
      if (!isDue(purchase, now)) return;
      const settlement = settle(purchase.lots, await loadBaskets(tx, jointPurchaseId));
      if (settlement.kind === 'priced') await this.fixPrice.execute(tx, purchase, settlement.pricing, now);
      else await this.close(tx, purchase, settlement, now);
    });
  }

  private async giveUp(tx: Tx, purchase: JointPurchaseEntity, now: Date): Promise<void> {
    const pricing = settleWithout(purchase.lots, await loadBaskets(tx, purchase.jointPurchaseId));
    if (!pricing) return this.fixPrice.fail(tx, purchase, now);
    const holds = holdsUntil(purchase.source, now, await readZone(tx, purchase.leadOrganisationId));
    if (holds) await this.fixPrice.execute(tx, purchase, pricing, now);
    else await this.fixPrice.fail(tx, purchase, now, `The prices held until ${purchase.source.validUntil}.`);
  }

  private async close(tx: Tx, purchase: JointPurchaseEntity, { lots }: Missed, now: Date): Promise<void> {
    const { jointPurchaseId, leadOrganisationId } = purchase;
    const decideBy = workingDaysLater(now, DECISION_DAYS, await readZone(tx, leadOrganisationId));
    await tx.query('update joint_purchase set status = $2, closed_at = $3, decide_by = $4 where joint_purchase_id = $1', [
      ...[jointPurchaseId, take(purchase.status, 'missMinimum'), now, decideBy],
    ]);
    const times = { closedAt: now.toISOString(), decideBy: decideBy.toISOString() };
    await this.outbox.add(tx, minimumMissed, { ...subjectOf(purchase), ...times, lots: [...lots] });
    await this.audit.record(tx, { aggregateId: jointPurchaseId, action: 'minimum-missed', actor: null, facts: { ...times, lots } });
  }
}
