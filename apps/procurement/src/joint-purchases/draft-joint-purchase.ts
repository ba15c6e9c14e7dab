import { randomUUIDv7 } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type DraftJointPurchaseBody, jointPurchaseDrafted, type PayloadOf } from '@tributary/contracts';
import { createAggregate, Outbox } from '@tributary/messaging';
import { type Actor, Audit, Clock, Transactions, type Tx } from '@tributary/service-kit';
import { JointPurchaseEntity, LotEntity, RungEntity } from './joint-purchase.entity.js';
import { checkDraft, checkInvited } from './joint-purchase.rules.js';

type Drafted = PayloadOf<typeof jointPurchaseDrafted>;

// The year is the one on the agency's calendar, not Greenwich's.
const NEXT_NUMBER = `
  insert into reference_counter (lead_organisation_id, year, last_number)
  select organisation_id, extract(year from $2::timestamptz at time zone zone), 1 from organisation where organisation_id = $1
  on conflict (lead_organisation_id, year) do update set last_number = reference_counter.last_number + 1
  returning year, last_number as number`;

const DISTRICTS = `
  select organisation_id as id, closed from organisation
  where kind = 'district' and leaid is not null and organisation_id = any ($1::uuid[])`;

const INVITE = `
  insert into invitation (joint_purchase_id, organisation_id, lead_organisation_id, leaid)
  select $1, organisation_id, $2, leaid from organisation where organisation_id = any ($3::uuid[])`;

/** The buyer writes a purchase down. Nobody outside the agency sees it yet. */
@Injectable()
export class DraftJointPurchase {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /** Gives the new purchase's id. */
  async execute(actor: Actor, body: DraftJointPurchaseBody): Promise<string> {
    return this.transactions.asRequest(actor, async (tx) => {
      const now = await this.clock.now(tx);
      const cutOffAt = new Date(body.cutOffAt);
      checkDraft({ ...body, cutOffAt }, now);
      const districts = await tx.query<{ id: string; closed: boolean }>(DISTRICTS, [body.invitedOrganisationIds]);
      checkInvited(body.invitedOrganisationIds, new Map(districts.map(({ id, closed }) => [id, closed])));
      const drafted = {
        jointPurchaseId: randomUUIDv7(),
        reference: await nextReference(tx, actor.organisationId, now),
        title: body.title,
        leadOrganisationId: actor.organisationId,
        cutOffAt: cutOffAt.toISOString(),
        lots: body.lots.map((lot) => ({ ...lot, lotId: randomUUIDv7() })),
      };
      await store(tx, drafted, body.invitedOrganisationIds, now);
      await this.tell(tx, actor, drafted);
      return drafted.jointPurchaseId;
    });
  }

  private async tell(tx: Tx, actor: Actor, drafted: Drafted): Promise<void> {
    await this.outbox.add(tx, jointPurchaseDrafted, drafted);
    const { jointPurchaseId: aggregateId, reference, title, cutOffAt } = drafted;
    await this.audit.record(tx, { aggregateId, action: 'drafted', actor, facts: { reference, title, cutOffAt } });
  }
}

async function store(tx: Tx, drafted: Drafted, invited: readonly string[], draftedAt: Date): Promise<void> {
  const { jointPurchaseId, leadOrganisationId, reference, title } = drafted;
  await createAggregate(tx, jointPurchaseId);
  await tx.manager.insert(JointPurchaseEntity, {
    ...{ jointPurchaseId, leadOrganisationId, reference, title, draftedAt },
    status: 'draft',
    cutOffAt: new Date(drafted.cutOffAt),
    invitedCount: invited.length,
  });
  for (const [position, { lotId, title, unit, ladder }] of drafted.lots.entries()) {
    const placed = { lotId, jointPurchaseId, leadOrganisationId };
    await tx.manager.insert(LotEntity, { ...placed, position, title, unit });
    const rungs = ladder.map((rung) => ({ ...placed, ...rung }));
    await tx.manager.insert(RungEntity, rungs);
  }
  await tx.query(INVITE, [jointPurchaseId, leadOrganisationId, invited]);
}

async function nextReference(tx: Tx, leadOrganisationId: string, now: Date): Promise<string> {
  const [next] = await tx.query<{ year: number; number: number }>(NEXT_NUMBER, [leadOrganisationId, now]);
  if (!next) throw new Error(`The agency ${leadOrganisationId} is not on record.`);
  return `JP-${next.year}-${String(next.number).padStart(4, '0')}`;
}
