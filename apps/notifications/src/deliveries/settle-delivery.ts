import { Injectable } from '@nestjs/common';
import type { Delivery, SettleBody } from '@tributary/contracts';
import { type Actor, Transactions } from '@tributary/service-kit';
import { RuleBroken } from '@tributary/service-kit/rule-broken';
import { DeliveryEntity } from './delivery.entity.js';
import { DueBell } from './due-bell.js';
import { itemOf } from './find-deliveries.js';

const LOCK = 'select state from delivery where delivery_id = $1 for update';

const ARRIVED = `
  update delivery set state = 'sent', sent_at = clock_timestamp(), due_at = null, settled_by = $2,
         outcome = 'Somebody found out that it had arrived. Before that: ' || coalesce(outcome, '')
  where delivery_id = $1`;

// It stays uncertain until a server takes it: what it went through before is not undone by trying again.
const RESEND = `
  update delivery set due_at = clock_timestamp(), settled_by = $2 where delivery_id = $1`;

/** A person says of an uncertain mail that it has arrived, or has it sent again with the same Message-ID. */
@Injectable()
export class SettleDelivery {
  constructor(
    private readonly transactions: Transactions,
    private readonly bell: DueBell,
  ) {}

  /** Throws `not-found`, and `delivery.not-uncertain` for what is on its way or settled. */
  async execute(actor: Actor, deliveryId: string, { outcome }: SettleBody): Promise<Delivery> {
    return this.transactions.asRequest(actor, async (tx) => {
      const [row] = await tx.query<{ state: string }>(LOCK, [deliveryId]);
      if (!row) throw new RuleBroken('not-found');
      if (row.state !== 'uncertain') throw new RuleBroken('delivery.not-uncertain', { state: row.state });
      await tx.query(outcome === 'arrived' ? ARRIVED : RESEND, [deliveryId, actor.personId]);
      if (outcome === 'resend') tx.afterCommit(() => this.bell.ring());
      return itemOf(await tx.manager.findOneByOrFail(DeliveryEntity, { deliveryId }));
    });
  }
}
