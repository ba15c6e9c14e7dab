import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { basketCommitted, type CommitBasketBody, type CommitmentReceipt, rungReached, type SiteView } from '@tributary/contracts';
import { Outbox } from '@tributary/messaging';
import { type Actor, Audit, checkRevision, Clock, RuleBroken, Transactions, type Tx } from '@tributary/service-kit';
import { dayIn } from '../joint-purchases/calendar.rules.js';
import { checkOpen } from '../joint-purchases/cut-off.rules.js';
import type { JointPurchaseEntity } from '../joint-purchases/joint-purchase.entity.js';
import { lockPurchase, notFound } from '../joint-purchases/load-joint-purchase.js';
import { readZone } from '../joint-purchases/read-zone.js';
import { type Basket, quantityOf, volumeOf } from '../price-rule/basket.rules.js';
import { type LotSums, pricesOf, today } from '../price-rule/figures.rules.js';
import { priceAt, unitPriceAt } from '../price-rule/ladder.rules.js';
import { amountAt } from '../price-rule/price.rules.js';
import { readSites } from '../sites/find-sites.js';
import { checkApproval, checkVolume, commitmentReference, isSame, readBasket, sealedCeiling } from './commitment.rules.js';
import { loadOwn, type OwnRow } from './find-own-commitment.js';
import { loadSums } from './load-baskets.js';
import { basketColumns, STORE_BASKET } from './store-basket.js';

/** What was sent, read and checked, under the purchase's lock. */
interface Committing {
  readonly purchase: JointPurchaseEntity;
  readonly actor: Actor;
  readonly basket: Pick<Basket, 'lots'>;
  readonly body: CommitBasketBody;
  readonly sites: readonly SiteView[];
  readonly now: Date;
}

/** A district commits a basket, or changes it, until the cut-off. */
@Injectable()
export class CommitBasket {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /** `revision` is the one that a change is based on, null for a first basket. The basket that stands already changes nothing and tells nobody. */
  async execute(actor: Actor, jointPurchaseId: string, body: CommitBasketBody, revision: number | null): Promise<CommitmentReceipt> {
    return this.transactions.asRequest(actor, async (tx) => {
      const { purchase, version } = await lockPurchase(tx, jointPurchaseId);
      const now = await this.clock.now(tx);
      checkOpen(purchase, now);
      const sites = await readSites(tx, actor.organisationId);
      const basket = readBasket(body.lots, purchase.lots, sites);
      if (body.approval) checkApproval(body.approval, dayIn(await readZone(tx, actor.organisationId), now));
      await checkDocument(tx, body.approval, actor);
      await tx.query(COME_BACK, [jointPurchaseId, actor.organisationId]);
      const own = await loadOwn(tx, jointPurchaseId, actor.organisationId);
      checkRevision(revision, own && !own.withdrawn ? own.revision : null);
      const sums = sumsAfter(await loadSums(tx, jointPurchaseId), own, basket);
      basket.lots.forEach(({ lotId }, index) => checkVolume(sums.after.get(lotId)?.volume ?? 0, `lots.${index}.lines`));
      const committing = { purchase, actor, basket, body, sites, now };
      if (own && !own.withdrawn && isSame(own, body, sites)) return receipt(committing, own, sums.after, version);
      const stored = await this.store(tx, committing);
      return receipt(committing, stored, sums.after, await this.tell(tx, committing, stored, sums));
    });
  }

  private async store(tx: Tx, { purchase, actor, basket, body, sites, now }: Committing): Promise<Stored> {
    const place = [purchase.jointPurchaseId, actor.organisationId];
    await tx.query(`delete from commitment_lot where joint_purchase_id = $1 and organisation_id = $2`, place);
    const salts = new Map(basket.lots.map(({ lotId }) => [lotId, randomBytes(16).toString('hex')]));
    const columns = basketColumns(basket, body, sites, salts);
    const approval = [body.approval?.approvedOn ?? null, body.approval?.fileId ?? null];
    const [stored] = await tx.query<Omit<Stored, 'salts'>>(STORE_BASKET, [...place, actor.personId, now, ...approval, ...columns]);
    if (!stored) throw notFound();
    return { ...stored, salts };
  }

  private async tell(tx: Tx, { purchase, actor, basket, body, now }: Committing, stored: Stored, sums: Sums): Promise<number> {
    const { jointPurchaseId } = purchase;
    const lots = basket.lots.map(({ lotId, tolerance, lines }) => ({
      lotId,
      tolerance,
      quantity: quantityOf({ lines }),
      lines: lines.map(({ siteId, quantity }) => ({ siteId, quantity })),
    }));
    const { version } = await this.outbox.add(tx, basketCommitted, {
      ...{ jointPurchaseId, commitmentId: stored.commitmentId, organisationId: actor.organisationId, leaid: stored.leaid },
      ...{ revision: stored.revision, lots, standings: standingsOf(purchase, sums), approvedOn: body.approval?.approvedOn ?? null },
      committedBy: actor.personId,
      committedAt: now.toISOString(),
    });
    const sealed = body.lots.map(({ lotId, ceilingE4 }) => ({
      lotId,
      ceiling: sealedCeiling(lotId, ceilingE4, stored.salts.get(lotId) ?? ''),
    }));
    const facts = {
      revision: stored.revision,
      lots: lots.map(({ lotId, quantity, tolerance }) => ({ lotId, quantity, tolerance })),
      standings: standingsOf(purchase, sums),
      sealed,
    };
    await this.audit.record(tx, { aggregateId: jointPurchaseId, action: 'basket-committed', actor, facts });
    return (await this.tellRungs(tx, purchase, sums, now)) ?? version;
  }

  // The first time that a rung's price is reached, everybody who is in hears of it.
  private async tellRungs(tx: Tx, purchase: JointPurchaseEntity, { before, after }: Sums, now: Date): Promise<number | null> {
    let last: number | null = null;
    for (const { lotId, ladder } of purchase.lots) {
      const volume = after.get(lotId)?.volume ?? 0;
      const previousUnitPriceE4 = unitPriceAt(ladder, before.get(lotId)?.volume ?? 0);
      const reached = ladder.findLast(({ fromQuantity }) => fromQuantity <= volume);
      if (!reached || reached.unitPriceE4 === previousUnitPriceE4 || reached.unitPriceE4 > (previousUnitPriceE4 ?? Infinity)) continue;
      const first = await tx.query(REACH, [purchase.jointPurchaseId, purchase.leadOrganisationId, lotId, reached.fromQuantity, now]);
      if (first.length === 0) continue;
      const { fromQuantity, unitPriceE4 } = reached;
      const told = { jointPurchaseId: purchase.jointPurchaseId, lotId, fromQuantity, unitPriceE4, previousUnitPriceE4, volume };
      last = (await this.outbox.add(tx, rungReached, told)).version;
    }
    return last;
  }
}

// A commitment takes a declined invitation up again, and that before all else is read: whoever has declined sees neither the quantities of others,
// on which the price depends, nor a commitment of its own.
const COME_BACK = `
  with back as (
    update invitation set declined_at = null where joint_purchase_id = $1 and organisation_id = $2 and declined_at is not null
    returning joint_purchase_id, organisation_id)
  delete from decline_reason reason using back
  where (reason.joint_purchase_id, reason.organisation_id) = (back.joint_purchase_id, back.organisation_id)`;

const OWN_FILE = 'select from file where file_id = $1 and organisation_id = $2';

// The document of an approval is one that the district itself has sent before.
async function checkDocument(tx: Tx, approval: CommitBasketBody['approval'], { organisationId }: Actor): Promise<void> {
  if (!approval?.fileId) return;
  const found = await tx.query(OWN_FILE, [approval.fileId, organisationId]);
  if (found.length === 0)
    throw new RuleBroken('commitment.document-unknown', { field: 'approval.fileId', detail: 'Send the document first.' });
}

const REACH = `
  insert into rung_reached (joint_purchase_id, lead_organisation_id, lot_id, from_quantity, reached_at) values ($1, $2, $3, $4, $5)
  on conflict do nothing returning lot_id`;

interface Stored {
  readonly commitmentId: string;
  readonly leaid: string;
  readonly revision: number;
  readonly salts: ReadonlyMap<string, string>;
}

interface Sums {
  readonly before: ReadonlyMap<string, LotSums>;
  readonly after: ReadonlyMap<string, LotSums>;
}

function sumsAfter(before: ReadonlyMap<string, LotSums>, own: OwnRow | null, basket: Pick<Basket, 'lots'>): Sums {
  const after = new Map(before);
  const add = (lots: Basket['lots'], sign: 1 | -1): void => {
    for (const wanted of lots) {
      const { volume, quantity } = after.get(wanted.lotId) ?? { volume: 0, quantity: 0 };
      after.set(wanted.lotId, { volume: volume + sign * volumeOf(wanted), quantity: quantity + sign * quantityOf(wanted) });
    }
  };
  add(own?.lots ?? [], -1);
  add(basket.lots, 1);
  return { before, after };
}

/** Each lot's volume and price, for whoever reads the event. */
export function standingsOf(
  purchase: JointPurchaseEntity,
  { after }: Pick<Sums, 'after'>,
): { lotId: string; volume: number; unitPriceE4: number | null }[] {
  return today(purchase.lots, after).map(({ lotId, price }) => ({ lotId, volume: price.totalQuantity, unitPriceE4: price.unitPriceE4 }));
}

function receipt(
  { purchase, basket }: Committing,
  { commitmentId, leaid, revision }: Pick<Stored, 'commitmentId' | 'leaid' | 'revision'>,
  after: ReadonlyMap<string, LotSums>,
  version: number,
): CommitmentReceipt {
  const prices = pricesOf(today(purchase.lots, after));
  const lots = basket.lots.map((wanted) => {
    const ladder = purchase.lots.find(({ lotId }) => lotId === wanted.lotId)?.ladder ?? [];
    return {
      lotId: wanted.lotId,
      quantity: quantityOf(wanted),
      tolerance: wanted.tolerance,
      price: priceAt(ladder, after.get(wanted.lotId)?.volume ?? 0),
    };
  });
  return {
    ...{ commitmentId, jointPurchaseId: purchase.jointPurchaseId, revision, version, lots },
    reference: commitmentReference(purchase.reference, leaid),
    amountTodayCents: amountAt(purchase.lots, prices, basket),
    cutOffAt: purchase.cutOffAt.toISOString(),
  };
}
