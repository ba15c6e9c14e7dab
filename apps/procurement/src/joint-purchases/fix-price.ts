import { Injectable } from '@nestjs/common';
import { basketLeftOut, basketPriced, jointPurchasePriced, jointPurchaseUnsuccessful } from '@tributary/contracts';
import { Outbox } from '@tributary/messaging';
import { Audit, type Tx } from '@tributary/service-kit';
import type { FixedBasket, FixedLine, Pricing } from '../price-rule/price.rules.js';
import { sumCents } from '../price-rule/money.rules.js';
import type { JointPurchaseEntity } from './joint-purchase.entity.js';
import { take } from './joint-purchase.rules.js';
import { inEvents, subjectOf } from './purchase-facts.js';

const FIX_PURCHASE = `
  update joint_purchase set status = $2, priced_at = $3, closed_at = null, decide_by = null, given_up_at = null, given_up_reason = null
  where joint_purchase_id = $1`;

const FIX_LOTS = `
  update lot set fixed_quantity = fixed.quantity, fixed_unit_price_e4 = fixed.price, fixed_total_cents = fixed.cents,
         state = case when fixed.price is null then 'unsuccessful' else 'priced' end
  from unnest($2::uuid[], $3::bigint[], $4::integer[], $5::bigint[]) as fixed (lot_id, quantity, price, cents)
  where lot.joint_purchase_id = $1 and lot.lot_id = fixed.lot_id`;

const FIX_LINES = `
  update commitment_line line set fixed_quantity = fixed.quantity, amount_cents = fixed.cents
  from jsonb_to_recordset($2::jsonb) as fixed (commitment uuid, lot uuid, site uuid, quantity integer, cents bigint)
  where line.joint_purchase_id = $1 and (line.commitment_id, line.lot_id, line.site_id) = (fixed.commitment, fixed.lot, fixed.site)`;

const FIX_COMMITMENT_LOTS = `
  update commitment_lot lot set fixed_quantity = fixed.quantity, amount_cents = fixed.cents
  from (select commitment_id, lot_id, sum(fixed_quantity) as quantity, sum(amount_cents) as cents
        from commitment_line where joint_purchase_id = $1 and amount_cents is not null group by commitment_id, lot_id) as fixed
  where (lot.commitment_id, lot.lot_id) = (fixed.commitment_id, fixed.lot_id)`;

const FIX_COMMITMENTS = `
  update commitment set amount_cents = fixed.cents
  from (select commitment_id, sum(amount_cents) as cents from commitment_lot where joint_purchase_id = $1 and amount_cents is not null group by commitment_id) as fixed
  where commitment.commitment_id = fixed.commitment_id`;

const LEAVE_OUT = `
  with fixed as (select * from jsonb_to_recordset($1::jsonb) as fixed (commitment uuid, lot uuid, reason text)),
       terms as (update own_terms set left_out = true from fixed where (commitment_id, lot_id) = (fixed.commitment, fixed.lot))
  update commitment set left_out = fixed.reason from fixed where commitment_id = fixed.commitment`;

/** Writes down what the price rule says, as the role worker: no request can send in a price, an amount or an end without success. */
@Injectable()
export class FixPrice {
  constructor(
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /** Under the purchase's lock. Each basket has an event of its own, before the purchase's: their number has no bound. */
  async execute(tx: Tx, purchase: JointPurchaseEntity, pricing: Pricing, now: Date): Promise<void> {
    await this.store(tx, purchase, pricing, now);
    for (const basket of pricing.baskets) await this.tellBasket(tx, purchase, basket);
    for (const { basket, lotId, reason } of pricing.leftOut) {
      const { commitmentId, organisationId, leaid } = basket;
      await this.outbox.add(tx, basketLeftOut, {
        jointPurchaseId: purchase.jointPurchaseId,
        commitmentId,
        organisationId,
        leaid,
        lotId,
        reason,
      });
    }
    const { source } = purchase;
    const lots = pricing.lots.map(({ lotId, unitPriceE4, quantity }) => {
      const { title, unit } = purchase.lots.find((lot) => lot.lotId === lotId) ?? { title: '', unit: '' };
      return { lotId, title, unit, unitPriceE4, quantity };
    });
    const counts = { participants: pricing.baskets.length, leftOut: pricing.leftOut.length, totalCents: pricing.totalCents };
    await this.outbox.add(tx, jointPurchasePriced, {
      ...{ ...subjectOf(purchase), pricedAt: now.toISOString(), lots, ...counts },
      ...{ source: inEvents(source), orderBy: source.validUntil },
    });
    await this.audit.record(tx, { aggregateId: purchase.jointPurchaseId, action: 'priced', actor: null, facts: { ...counts, lots } });
  }

  /** Nothing can be priced: the purchase has failed, for the buyer's reason or because nobody decided in time; `besides` says what else is why. */
  async fail(tx: Tx, purchase: JointPurchaseEntity, now: Date, besides?: string): Promise<void> {
    const { jointPurchaseId, givenUpReason } = purchase;
    const reason = [givenUpReason ?? 'The minimum was missed, and the time to decide has run out.', besides].join(' ').trim();
    await tx.query(
      `update joint_purchase set status = $2, ended_at = $3, end_reason = $4, closed_at = null, decide_by = null where joint_purchase_id = $1`,
      [jointPurchaseId, take(purchase.status, 'giveUp'), now, reason],
    );
    await tx.query(`update lot set state = 'unsuccessful' where joint_purchase_id = $1`, [jointPurchaseId]);
    const ended = { reason, endedBy: givenUpReason === null ? ('clock' as const) : ('buyer' as const), endedAt: now.toISOString() };
    await this.outbox.add(tx, jointPurchaseUnsuccessful, { ...subjectOf(purchase), ...ended });
    await this.audit.record(tx, { aggregateId: jointPurchaseId, action: 'unsuccessful', actor: null, facts: ended });
  }

  private async store(
    tx: Tx,
    { jointPurchaseId, status }: JointPurchaseEntity,
    { lots, baskets, leftOut }: Pricing,
    now: Date,
  ): Promise<void> {
    await tx.query(FIX_PURCHASE, [jointPurchaseId, take(status, 'price'), now]);
    const column = <T>(value: (lot: Pricing['lots'][number]) => T): T[] => lots.map(value);
    await tx.query(FIX_LOTS, [
      jointPurchaseId,
      column(({ lotId }) => lotId),
      column(({ quantity }) => quantity),
      column(({ unitPriceE4 }) => unitPriceE4),
      column(({ lotId }) =>
        sumCents(baskets.flatMap(({ lines }) => lines.filter((line) => line.lotId === lotId).map((line) => line.amountCents))),
      ),
    ]);
    await tx.query(FIX_LINES, [jointPurchaseId, JSON.stringify(baskets.flatMap(fixedLines))]);
    await tx.query(FIX_COMMITMENT_LOTS, [jointPurchaseId]);
    await tx.query(FIX_COMMITMENTS, [jointPurchaseId]);
    const left = leftOut.map(({ basket, lotId, reason }) => ({ commitment: basket.commitmentId, lot: lotId, reason }));
    await tx.query(LEAVE_OUT, [JSON.stringify(left)]);
  }

  private async tellBasket(tx: Tx, { jointPurchaseId }: JointPurchaseEntity, { basket, lines, amountCents }: FixedBasket): Promise<void> {
    const { commitmentId, organisationId, leaid } = basket;
    const lots = [...Map.groupBy(lines, ({ lotId }) => lotId)].map(([lotId, ofLot]) => ({
      lotId,
      quantity: ofLot.reduce((sum, { quantity }) => sum + quantity, 0),
      amountCents: sumCents(ofLot.map((line) => line.amountCents)),
      lines: ofLot.map((line) => ({
        siteId: line.siteId,
        quantity: line.quantity,
        deliveryE4: line.deliveryE4,
        amountCents: line.amountCents,
      })),
    }));
    await this.outbox.add(tx, basketPriced, { jointPurchaseId, commitmentId, organisationId, leaid, lots, amountCents });
  }
}

function fixedLines({ basket, lines }: FixedBasket) {
  return lines.map(({ lotId, siteId, quantity, amountCents }: FixedLine) => ({
    commitment: basket.commitmentId,
    lot: lotId,
    site: siteId,
    quantity,
    cents: amountCents,
  }));
}
