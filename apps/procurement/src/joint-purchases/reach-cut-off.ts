import { Injectable } from '@nestjs/common';
import { jointPurchasePriced, minimumMissed } from '@tributary/contracts';
import { Outbox } from '@tributary/messaging';
import { Audit, Clock, Schedule, Transactions, type Tx } from '@tributary/service-kit';
import { isDue, settle, type Settlement } from './cut-off.rules.js';
import type { JointPurchaseEntity } from './joint-purchase.entity.js';
import { take } from './joint-purchase.rules.js';
import { loadLines, lockPurchase } from './load-joint-purchase.js';

type Priced = Extract<Settlement, { kind: 'priced' }>;
type Missed = Extract<Settlement, { kind: 'minimum-missed' }>;

/** How often each replica looks for purchases whose cut-off has passed, and how many it settles in one turn. */
const EVERY_MS = 1000;
const AT_ONCE = 100;

const DUE = `
  select joint_purchase_id as id from joint_purchase
  where status = 'committing' and closed_at is null and cut_off_at <= (select tributary_now())
  order by cut_off_at limit ${AT_ONCE}`;

const FIX_AMOUNTS = `
  update commitment_line line set amount_cents = fixed.amount_cents
  from unnest($2::uuid[], $3::uuid[], $4::bigint[]) as fixed (commitment_id, lot_id, amount_cents)
  where line.joint_purchase_id = $1 and line.commitment_id = fixed.commitment_id and line.lot_id = fixed.lot_id`;

const FIX_LOT = 'update lot set fixed_quantity = $2, fixed_unit_price_e4 = $3 where lot_id = $1';

/** The cut-off passes: price, quantities and amounts are fixed, or the purchase is closed below its minimum and awaits its buyer. */
@Injectable()
export class ReachCutOff {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    schedule: Schedule,
  ) {
    schedule.every(EVERY_MS, 'Settling purchases at their cut-off', () => this.execute());
  }

  /** Settles what is due. Each purchase has a transaction of its own; what fails is thrown once all others are settled. */
  async execute(): Promise<void> {
    const due = await this.transactions.asWorker((tx) => tx.query<{ id: string }>(DUE));
    const failures: unknown[] = [];
    for (const { id } of due) await this.settleOne(id).catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw new AggregateError(failures, `${failures.length} of ${due.length} purchases could not be settled.`);
  }

  private async settleOne(jointPurchaseId: string): Promise<void> {
    await this.transactions.asWorker(async (tx) => {
      const { purchase } = await lockPurchase(tx, jointPurchaseId);
      const now = await this.clock.now(tx);
      // Another replica may have settled it while this one waited for the lock.
      if (!isDue(purchase, now)) return;
      const settlement = settle(purchase.lots, await loadLines(tx, jointPurchaseId));
      if (settlement.kind === 'priced') await this.fix(tx, purchase, settlement, now);
      else await this.close(tx, purchase, settlement, now);
    });
  }

  private async fix(tx: Tx, purchase: JointPurchaseEntity, { lots, amounts, totalCents }: Priced, now: Date): Promise<void> {
    const { jointPurchaseId, reference, title, leadOrganisationId } = purchase;
    const status = take(purchase.status, 'price');
    await tx.query('update joint_purchase set status = $2, priced_at = $3 where joint_purchase_id = $1', [jointPurchaseId, status, now]);
    for (const lot of lots) await tx.query(FIX_LOT, [lot.lotId, lot.totalQuantity, lot.unitPriceE4]);
    await tx.query(FIX_AMOUNTS, [
      jointPurchaseId,
      amounts.map(({ commitmentId }) => commitmentId),
      amounts.map(({ lotId }) => lotId),
      amounts.map(({ amountCents }) => amountCents),
    ]);
    const pricedAt = now.toISOString();
    const facts = { jointPurchaseId, reference, title, leadOrganisationId };
    await this.outbox.add(tx, jointPurchasePriced, { ...facts, pricedAt, lots: [...lots], amounts: [...amounts], totalCents });
    await this.note(tx, jointPurchaseId, 'priced', { totalCents, districts: amounts.length, lots });
  }

  private async close(tx: Tx, purchase: JointPurchaseEntity, { kind, ...missed }: Missed, now: Date): Promise<void> {
    const { jointPurchaseId, reference, title, leadOrganisationId } = purchase;
    const status = take(purchase.status, 'missMinimum');
    await tx.query('update joint_purchase set status = $2, closed_at = $3 where joint_purchase_id = $1', [jointPurchaseId, status, now]);
    const facts = { jointPurchaseId, reference, title, leadOrganisationId };
    await this.outbox.add(tx, minimumMissed, { ...facts, closedAt: now.toISOString(), ...missed });
    await this.note(tx, jointPurchaseId, kind, missed);
  }

  private async note(tx: Tx, aggregateId: string, action: string, facts: Record<string, unknown>): Promise<void> {
    await this.audit.record(tx, { aggregateId, action, actor: null, facts });
  }
}
