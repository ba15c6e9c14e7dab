import { randomUUIDv7 } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type DraftJointPurchaseBody, jointPurchaseDrafted } from '@tributary/contracts';
import { createAggregate, Outbox } from '@tributary/messaging';
import { type Actor, Audit, checkRevision, Clock, RuleBroken, Transactions, type Tx } from '@tributary/service-kit';
import { invite, readInvited } from './invite.js';
import { JointPurchaseEntity, LotEntity, RungEntity } from './joint-purchase.entity.js';
import { checkDraft, take } from './joint-purchase.rules.js';
import { lockPurchase } from './load-joint-purchase.js';
import { inEvents, type Invited } from './purchase-facts.js';
import { readZone } from './read-zone.js';

// The year is the one on the agency's calendar, not Greenwich's.
const NEXT_NUMBER = `
  insert into reference_counter (lead_organisation_id, year, last_number)
  select organisation_id, extract(year from $2::timestamptz at time zone zone), 1 from organisation where organisation_id = $1
  on conflict (lead_organisation_id, year) do update set last_number = reference_counter.last_number + 1
  returning year, last_number as number`;

const NAME = `
  insert into named_in_draft (joint_purchase_id, lead_organisation_id, organisation_ids, network_ids) values ($1, $2, $3, $4)`;

interface Draft {
  readonly jointPurchaseId: string;
  readonly reference: string;
  readonly body: DraftJointPurchaseBody;
  readonly invited: readonly Invited[];
}

/** The buyer writes a purchase down, or writes a draft anew. Nobody outside the agency sees it yet. */
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
      const invited = await this.check(tx, actor, body, now);
      const draft = { jointPurchaseId: randomUUIDv7(), reference: await nextReference(tx, actor.organisationId, now), body, invited };
      await createAggregate(tx, draft.jointPurchaseId);
      await tx.manager.insert(JointPurchaseEntity, {
        ...{ jointPurchaseId: draft.jointPurchaseId, leadOrganisationId: actor.organisationId, reference: draft.reference, draftedAt: now },
        ...{ status: 'draft', title: body.title, source: body.source, cutOffAt: new Date(body.cutOffAt), invitedCount: invited.length },
      });
      await this.store(tx, actor, draft, 'drafted');
      return draft.jointPurchaseId;
    });
  }

  /** Writes a draft anew: all of it. `version` is the one that the change is based on. */
  async change(actor: Actor, jointPurchaseId: string, body: DraftJointPurchaseBody, version: number | null): Promise<void> {
    await this.transactions.asRequest(actor, async (tx) => {
      const { purchase, version: current } = await lockPurchase(tx, jointPurchaseId);
      take(purchase.status, 'change');
      checkRevision(version, current);
      const invited = await this.check(tx, actor, body, await this.clock.now(tx));
      for (const table of ['rung', 'lot', 'invitation', 'named_in_draft'])
        await tx.query(`delete from ${table} where joint_purchase_id = $1`, [jointPurchaseId]);
      await tx.query(
        'update joint_purchase set title = $2, source = $3, cut_off_at = $4, invited_count = $5 where joint_purchase_id = $1',
        [...[jointPurchaseId, body.title, JSON.stringify(body.source), body.cutOffAt, invited.length]],
      );
      await this.store(tx, actor, { jointPurchaseId, reference: purchase.reference, body, invited }, 'draft-changed');
    });
  }

  private async check(tx: Tx, { organisationId }: Actor, body: DraftJointPurchaseBody, now: Date): Promise<Invited[]> {
    checkDraft({ ...body, cutOffAt: new Date(body.cutOffAt) }, now, await readZone(tx, organisationId));
    const named = { organisationIds: body.invitedOrganisationIds, networkIds: body.invitedNetworkIds };
    const invited = await readInvited(tx, named, ['invitedOrganisationIds', 'invitedNetworkIds']);
    if (invited.length === 0)
      throw new RuleBroken('joint-purchase.nobody-invited', {
        field: 'invitedNetworkIds',
        detail: 'No district of these networks operates any more. Invite another one.',
      });
    return invited;
  }

  private async store(tx: Tx, actor: Actor, { jointPurchaseId, reference, body, invited }: Draft, action: string): Promise<void> {
    const { organisationId: leadOrganisationId } = actor;
    const lots = body.lots.map((lot) => ({ ...lot, lotId: randomUUIDv7() }));
    for (const [position, { ladder, ...lot }] of lots.entries()) {
      const placed = { lotId: lot.lotId, jointPurchaseId, leadOrganisationId };
      await tx.manager.insert(LotEntity, { ...lot, ...placed, position });
      await tx.manager.insert(
        RungEntity,
        ladder.map((rung) => ({ ...placed, ...rung })),
      );
    }
    await invite(tx, jointPurchaseId, leadOrganisationId, invited, null);
    await tx.query(NAME, [jointPurchaseId, leadOrganisationId, body.invitedOrganisationIds, body.invitedNetworkIds]);
    const { title, cutOffAt, source } = body;
    await this.outbox.add(tx, jointPurchaseDrafted, {
      ...{ jointPurchaseId, reference, title, leadOrganisationId, lots, cutOffAt, invited: [...invited] },
      source: inEvents(source),
    });
    const facts = { reference, title, cutOffAt, lots: lots.length, invitedDistricts: invited.length };
    await this.audit.record(tx, { aggregateId: jointPurchaseId, action, actor, facts });
  }
}

async function nextReference(tx: Tx, leadOrganisationId: string, now: Date): Promise<string> {
  const [next] = await tx.query<{ year: number; number: number }>(NEXT_NUMBER, [leadOrganisationId, now]);
  if (!next) throw new Error(`The agency ${leadOrganisationId} is not on record.`);
  return `JP-${next.year}-${String(next.number).padStart(4, '0')}`;
}
