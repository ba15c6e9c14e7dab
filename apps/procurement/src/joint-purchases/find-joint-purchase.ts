import { Injectable } from '@nestjs/common';
import type { JointPurchaseView, Participant } from '@tributary/contracts';
import { type Actor, Clock, readTimeline, Transactions, type Tx } from '@tributary/service-kit';
import { amountOrNull } from './commitment.rules.js';
import { isAwaitingBuyer, isOpen, volumeOf } from './cut-off.rules.js';
import type { JointPurchaseEntity } from './joint-purchase.entity.js';
import { mayTake } from './joint-purchase.rules.js';
import { priceAt, unitPriceAt } from './ladder.rules.js';
import { loadPurchase, notFound } from './load-joint-purchase.js';
import { exactNumber, sumCents } from './money.rules.js';

type Invited = JointPurchaseView['invited'][number];
type Head = Pick<JointPurchaseView, 'version' | 'leadName' | 'zone'>;
type PricedLot = JointPurchaseView['lots'][number];
type Party = Participant & { readonly lotId: string };

// Read before all else: should the purchase move meanwhile, the view is newer than its version says, and the stream tells of the next one.
const HEAD = `
  select aggregate.version, coalesce(organisation.name, '') as "leadName", coalesce(organisation.zone, 'UTC') as zone
  from joint_purchase
  join aggregate on id = joint_purchase_id
  left join organisation on organisation_id = lead_organisation_id
  where joint_purchase_id = $1`;

// A name that has not arrived yet is no reason to hide a row: the LEAID stands in for it.
const INVITED = `
  select organisation_id as "organisationId", invitation.leaid, coalesce(organisation.name, invitation.leaid) as name
  from invitation left join organisation using (organisation_id) where joint_purchase_id = $1 order by name, organisation_id`;

const PARTIES = `
  select commitment_id as "commitmentId", commitment.organisation_id as "organisationId", commitment.leaid,
         coalesce(organisation.name, commitment.leaid) as name, line.lot_id as "lotId", line.quantity, line.amount_cents as cents,
         commitment.changed_at as "changedAt"
  from commitment
  join commitment_line line using (commitment_id)
  left join organisation on organisation.organisation_id = commitment.organisation_id
  where commitment.joint_purchase_id = $1 order by name, line.line_id`;

/** One purchase as the acting organisation sees it. */
@Injectable()
export class FindJointPurchase {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** Throws `not-found` for a purchase that the organisation does not see. */
  async execute(actor: Actor, jointPurchaseId: string): Promise<JointPurchaseView> {
    return this.transactions.asRequest(actor, async (tx) => {
      const [head] = await tx.query<Head>(HEAD, [jointPurchaseId]);
      if (!head) throw notFound();
      const purchase = await loadPurchase(tx, jointPurchaseId);
      const invited = await tx.query<Invited>(INVITED, [jointPurchaseId]);
      const parties = await readParties(tx, jointPurchaseId);
      const lots = purchase.lots.map((lot) => pricedLot(lot, parties));
      const now = await this.clock.now(tx);
      return {
        ...factsOf(purchase),
        ...{ ...head, lots, invited },
        invitedDistricts: purchase.invitedCount,
        participants: parties,
        own: ownOf(actor, lots, parties),
        may: mayOf(actor, purchase, invited, now),
        totalCents: totalOf(lots, parties),
        timeline: await readTimeline(tx, jointPurchaseId),
      };
    });
  }
}

function factsOf(purchase: JointPurchaseEntity) {
  const { jointPurchaseId, reference, title, leadOrganisationId, status } = purchase;
  return {
    ...{ jointPurchaseId, reference, title, leadOrganisationId, status },
    awaitingBuyer: isAwaitingBuyer(purchase),
    cutOffAt: purchase.cutOffAt.toISOString(),
    publishedAt: purchase.publishedAt?.toISOString() ?? null,
    pricedAt: purchase.pricedAt?.toISOString() ?? null,
  };
}

async function readParties(tx: Tx, jointPurchaseId: string): Promise<Party[]> {
  const rows = await tx.query<Omit<Party, 'amountCents' | 'changedAt'> & { cents: string | null; changedAt: Date }>(PARTIES, [
    jointPurchaseId,
  ]);
  return rows.map(({ cents, changedAt, ...row }) => ({
    ...row,
    amountCents: cents === null ? null : exactNumber(cents),
    changedAt: changedAt.toISOString(),
  }));
}

function pricedLot(
  { lotId, title, unit, ladder, fixedUnitPriceE4 }: JointPurchaseEntity['lots'][number],
  parties: readonly Party[],
): PricedLot {
  const volume = volumeOf(parties.filter((party) => party.lotId === lotId));
  return { lotId, title, unit, ladder, price: priceAt(ladder, volume), fixedUnitPriceE4 };
}

function ownOf({ organisationId }: Actor, lots: readonly PricedLot[], parties: readonly Party[]): JointPurchaseView['own'] {
  const own = parties.find((party) => party.organisationId === organisationId);
  const lot = lots.find(({ lotId }) => lotId === own?.lotId);
  if (!own || !lot) return null;
  const { commitmentId, quantity, amountCents, changedAt } = own;
  return {
    ...{ commitmentId, quantity, changedAt },
    amountTodayCents: amountOrNull(quantity, lot.price.unitPriceE4),
    amountFixedCents: amountCents,
    aloneUnitPriceE4: unitPriceAt(lot.ladder, quantity),
  };
}

function mayOf(
  { roles, organisationId }: Actor,
  purchase: JointPurchaseEntity,
  invited: readonly Invited[],
  now: Date,
): JointPurchaseView['may'] {
  const isLead = purchase.leadOrganisationId === organisationId;
  const isInvited = invited.some((district) => district.organisationId === organisationId);
  return {
    publish: isLead && mayTake(purchase.status, 'publish', roles) && purchase.cutOffAt > now,
    commit: isInvited && mayTake(purchase.status, 'commit', roles) && isOpen(purchase, now),
  };
}

// The fixed amounts once there are any, today's before; null while a lot has no price.
function totalOf(lots: readonly PricedLot[], parties: readonly Party[]): number | null {
  const prices = new Map(lots.map((lot) => [lot.lotId, lot.price.unitPriceE4]));
  const amounts = parties.map(({ lotId, quantity, amountCents }) => amountCents ?? amountOrNull(quantity, prices.get(lotId) ?? null));
  return amounts.length === 0 || amounts.includes(null) ? null : sumCents(amounts.map((amountCents) => amountCents ?? 0));
}
