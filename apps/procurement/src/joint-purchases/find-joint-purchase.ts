import { Injectable } from '@nestjs/common';
import type { InvitationAnswer, InvitedView, JointPurchaseView, LotView, OwnCommitment, StoredDocument } from '@tributary/contracts';
import { type Actor, Clock, readTimeline, Transactions, type Tx } from '@tributary/service-kit';
import { findParticipants } from '../commitments/find-participants.js';
import { loadOwn } from '../commitments/find-own-commitment.js';
import { loadBaskets, loadSums } from '../commitments/load-baskets.js';
import { viewOwn } from '../commitments/view-own.rules.js';
import { findDocuments } from '../documents/find-documents.js';
import { type LotSums, pricesOf, today } from '../price-rule/figures.rules.js';
import { priceAt } from '../price-rule/ladder.rules.js';
import { sumCents } from '../price-rule/money.rules.js';
import { amountAt } from '../price-rule/price.rules.js';
import type { Basket } from '../price-rule/basket.rules.js';
import { flagsFor, leastTotalCents } from '../rule-packs/threshold.rules.js';
import { isAwaitingBuyer } from './cut-off.rules.js';
import { findInvited, findNamed } from './find-invited.js';
import type { JointPurchaseEntity } from './joint-purchase.entity.js';
import { loadPurchase, notFound } from './load-joint-purchase.js';
import { mayOf } from './may.rules.js';

type Head = Pick<JointPurchaseView, 'version' | 'leadName' | 'zone'>;

// Read before all else: should the purchase move meanwhile, the view is newer than its version says, and the stream tells of the next one.
const HEAD = `
  select aggregate.version, coalesce(organisation.name, '') as "leadName", coalesce(organisation.zone, 'UTC') as zone
  from joint_purchase
  join aggregate on id = joint_purchase_id
  left join organisation on organisation_id = lead_organisation_id
  where joint_purchase_id = $1`;

/** Everything of a purchase that the acting organisation may read. */
interface Read {
  readonly actor: Actor;
  readonly head: Head;
  readonly purchase: JointPurchaseEntity;
  readonly baskets: readonly Basket[];
  readonly sums: ReadonlyMap<string, LotSums>;
  readonly invited: readonly InvitedView[];
  readonly own: OwnCommitment | null;
  readonly ownAnswer: InvitationAnswer | null;
  readonly documents: StoredDocument[];
  readonly now: Date;
}

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
      const read = await this.readAll(tx, actor, head, purchase);
      return {
        ...factsOf(purchase),
        ...head,
        lots: lotsOf(read),
        documents: read.documents,
        flags: flagsOf(read),
        invited: [...read.invited],
        invitedDistricts: purchase.invitedCount,
        named: await findNamed(tx, purchase),
        participants: await findParticipants(tx, jointPurchaseId),
        ownAnswer: read.ownAnswer,
        own: read.own,
        may: mayOf(actor, purchase, read.ownAnswer, read.invited, read.now),
        totalCents: totalOf(read),
        timeline: await readTimeline(tx, jointPurchaseId),
      };
    });
  }

  private async readAll(tx: Tx, actor: Actor, head: Head, purchase: JointPurchaseEntity): Promise<Read> {
    const { jointPurchaseId } = purchase;
    const baskets = await loadBaskets(tx, jointPurchaseId);
    const sums = await loadSums(tx, jointPurchaseId);
    const { invited, ownAnswer } = await findInvited(tx, purchase, actor);
    const documents = await findDocuments(tx, jointPurchaseId);
    const row = await loadOwn(tx, jointPurchaseId, actor.organisationId);
    const own = row && !row.withdrawn ? viewOwn(purchase, row, baskets, sums) : null;
    return { actor, head, purchase, baskets, sums, invited, own, ownAnswer, documents, now: await this.clock.now(tx) };
  }
}

function factsOf(purchase: JointPurchaseEntity) {
  const { jointPurchaseId, reference, title, leadOrganisationId, status, source, endReason } = purchase;
  const text = (at: Date | null): string | null => at?.toISOString() ?? null;
  return {
    ...{ jointPurchaseId, reference, title, leadOrganisationId, status, source, endReason },
    awaitingBuyer: isAwaitingBuyer(purchase),
    cutOffAt: purchase.cutOffAt.toISOString(),
    decideBy: text(purchase.decideBy),
    publishedAt: text(purchase.publishedAt),
    pricedAt: text(purchase.pricedAt),
    endedAt: text(purchase.endedAt),
  };
}

function lotsOf({ purchase, sums }: Read): LotView[] {
  const figures = new Map(today(purchase.lots, sums).map((figure) => [figure.lotId, figure]));
  return purchase.lots.map((lot) => {
    const ladder = lot.ladder.map(({ fromQuantity, unitPriceE4 }) => ({ fromQuantity, unitPriceE4 }));
    const fixed = purchase.pricedAt === null ? null : { price: priceAt(ladder, lot.fixedQuantity ?? 0), quantity: lot.fixedQuantity ?? 0 };
    const { price, quantity } = fixed ?? figures.get(lot.lotId) ?? { price: priceAt(ladder, 0), quantity: 0 };
    return { ...lot, ladder, price, quantity };
  });
}

function flagsOf({ purchase, sums, invited, now }: Read): JointPurchaseView['flags'] {
  const standings = new Map(
    today(purchase.lots, sums).map(({ lotId, price }) => [lotId, { volume: price.totalQuantity, unitPriceE4: price.unitPriceE4 }]),
  );
  const least = leastTotalCents(purchase.lots, standings);
  return flagsFor(
    least,
    invited.map(({ leaid }) => leaid),
    now.toISOString().slice(0, 10),
  );
}

// The fixed amounts once there are any, today's before; null while a lot that somebody wants has no price, and where nothing is bought.
function totalOf({ purchase, baskets, sums }: Read): number | null {
  if (purchase.pricedAt !== null) return sumCents(purchase.lots.map(({ fixedTotalCents }) => fixedTotalCents ?? 0));
  if (baskets.length === 0 || purchase.endedAt !== null) return null;
  const prices = pricesOf(today(purchase.lots, sums));
  const amounts = baskets.map((basket) => amountAt(purchase.lots, prices, basket));
  return amounts.includes(null) ? null : sumCents(amounts.map((amount) => amount ?? 0));
}
