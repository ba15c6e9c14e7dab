import { Injectable } from '@nestjs/common';
import { type CommitmentReceipt, type CommitQuantityBody, type PayloadOf, quantityCommitted } from '@tributary/contracts';
import { Outbox } from '@tributary/messaging';
import { type Actor, Audit, Clock, Transactions, type Tx } from '@tributary/service-kit';
import { amountOrNull, checkVolume, commitmentReference, lotIn } from './commitment.rules.js';
import { checkOpen } from './cut-off.rules.js';
import { priceAt } from './ladder.rules.js';
import { lockPurchase, notFound } from './load-joint-purchase.js';
import { exactNumber } from './money.rules.js';

interface Commitment {
  readonly commitmentId: string;
  readonly leaid: string;
}

const STANDING = `
  select coalesce(sum(quantity) filter (where organisation_id <> $2), 0) as others, max(quantity) filter (where organisation_id = $2) as own
  from commitment_line where lot_id = $1`;

const OWN = 'select commitment_id as "commitmentId", leaid from commitment where joint_purchase_id = $1 and organisation_id = $2';

// One statement, since this is the busiest write there is. LEAID and lead come from the invitation, never from what was sent.
const COMMIT = `
  with committed as (
    insert into commitment (joint_purchase_id, organisation_id, lead_organisation_id, leaid, committed_by, changed_at)
    select joint_purchase_id, organisation_id, lead_organisation_id, leaid, $4, $5
    from invitation where joint_purchase_id = $1 and organisation_id = $2
    on conflict (joint_purchase_id, organisation_id) do update set committed_by = excluded.committed_by, changed_at = excluded.changed_at
    returning *
  ), lined as (
    insert into commitment_line (commitment_id, lot_id, joint_purchase_id, organisation_id, lead_organisation_id, quantity)
    select commitment_id, $3, joint_purchase_id, organisation_id, lead_organisation_id, $6 from committed
    on conflict (commitment_id, lot_id) do update set quantity = excluded.quantity
  )
  select commitment_id as "commitmentId", leaid from committed`;

/** A district commits a quantity, or changes it, until the cut-off. The quantity that stands already changes nothing and tells nobody. */
@Injectable()
export class CommitQuantity {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  async execute(actor: Actor, jointPurchaseId: string, { lotId, quantity }: CommitQuantityBody): Promise<CommitmentReceipt> {
    return this.transactions.asRequest(actor, async (tx) => {
      const { purchase, version } = await lockPurchase(tx, jointPurchaseId);
      const now = await this.clock.now(tx);
      checkOpen(purchase, now);
      const { ladder } = lotIn(purchase.lots, lotId);
      const { others, previousQuantity } = await readStanding(tx, lotId, actor);
      checkVolume(others + quantity);
      const price = priceAt(ladder, others + quantity);
      const changes = quantity !== previousQuantity;
      const parameters = [jointPurchaseId, actor.organisationId, lotId, actor.personId, now, quantity];
      const { commitmentId, leaid } = changes ? await readOne(tx, COMMIT, parameters) : await readOne(tx, OWN, parameters.slice(0, 2));
      const change = { jointPurchaseId, commitmentId, leaid, lotId, quantity, previousQuantity };
      return {
        ...change,
        reference: commitmentReference(purchase.reference, leaid),
        version: changes ? await this.tell(tx, actor, { ...change, ...price, committedAt: now.toISOString() }) : version,
        price,
        amountTodayCents: amountOrNull(quantity, price.unitPriceE4),
        cutOffAt: purchase.cutOffAt.toISOString(),
      };
    });
  }

  private async tell(
    tx: Tx,
    actor: Actor,
    change: Omit<PayloadOf<typeof quantityCommitted>, 'organisationId' | 'committedBy'>,
  ): Promise<number> {
    const { organisationId, personId: committedBy } = actor;
    const { version } = await this.outbox.add(tx, quantityCommitted, { ...change, organisationId, committedBy });
    const { jointPurchaseId: aggregateId, lotId, quantity, previousQuantity, totalQuantity, unitPriceE4 } = change;
    const facts = { lotId, quantity, previousQuantity, totalQuantity, unitPriceE4 };
    await this.audit.record(tx, { aggregateId, action: 'quantity-committed', actor, facts });
    return version;
  }
}

async function readStanding(
  tx: Tx,
  lotId: string,
  { organisationId }: Actor,
): Promise<{ others: number; previousQuantity: number | null }> {
  const [row] = await tx.query<{ others: string; own: number | null }>(STANDING, [lotId, organisationId]);
  return { others: exactNumber(row?.others ?? 0), previousQuantity: row?.own ?? null };
}

async function readOne(tx: Tx, sql: string, parameters: unknown[]): Promise<Commitment> {
  const [commitment] = await tx.query<Commitment>(sql, parameters);
  if (!commitment) throw notFound();
  return commitment;
}
