import { randomUUIDv7 } from 'node:crypto';
import {
  basketCommitted,
  basketLeftOut,
  basketPriced,
  basketWithdrawn,
  cutOffMoved,
  cutOffNear,
  districtsInvited,
  districtsReminded,
  documentAdded,
  type EventContract,
  invitationContactRecorded,
  invitationDeclined,
  jointPurchaseCancelled,
  jointPurchasePriced,
  jointPurchasePublished,
  jointPurchaseUnsuccessful,
  type LeftOutReason,
  minimumMissed,
  type PayloadOf,
  rungReached,
} from '@tributary/contracts';

/** Brings an event to the service, as the spec does it: straight to its handlers, or over Kafka. */
export type Feed = <C extends EventContract>(contract: C, data: PayloadOf<C>) => Promise<void>;

export type District = Readonly<Record<'organisationId' | 'leaid' | 'name', string>>;

const [tablets] = jointPurchasePublished.example.lots;
if (!tablets) throw new Error('The example of a purchase has no lot.');
const { ladder } = tablets;
/** 6.00 of delivery and 2.50 of fee for each tablet. */
const ADDED_E4 = 85_000;

interface Basket {
  readonly commitmentId: string;
  readonly revision: number;
  readonly quantity: number;
  readonly tolerance: number;
}

/** One purchase of tablets, as procurement tells of it: 50 for $449.00, 400 for $429.00, 800 for $412.00. */
export class PurchaseStory {
  readonly jointPurchaseId = randomUUIDv7();
  readonly lotId = randomUUIDv7();
  private readonly baskets = new Map<District, Basket>();
  private readonly commitments = new Map<District, { commitmentId: string; revision: number }>();

  constructor(
    private readonly feed: Feed,
    private readonly leadOrganisationId: string,
    private cutOffAt: string,
    private readonly title = 'Student tablets with case',
  ) {}

  async publish(invited: readonly District[]): Promise<void> {
    const { source } = jointPurchasePublished.example;
    const lots = [{ ...tablets!, lotId: this.lotId }];
    await this.feed(jointPurchasePublished, { ...this.subject, source, lots, cutOffAt: this.cutOffAt, invited: invited.map(invitedOf) });
  }

  async invite(...invited: readonly District[]): Promise<void> {
    await this.feed(districtsInvited, { jointPurchaseId: this.jointPurchaseId, invited: invited.map(invitedOf) });
  }

  /** Gives an address for a district, and its contact's id. */
  async contact({ organisationId }: District, email: string): Promise<string> {
    const contactId = randomUUIDv7();
    await this.feed(invitationContactRecorded, { contactId, jointPurchaseId: this.jointPurchaseId, organisationId, email });
    return contactId;
  }

  /** Commits or changes a basket, and tells of a rung that it reaches. */
  async commit(district: District, quantity: number, tolerance = 0): Promise<void> {
    const before = this.unitPriceE4;
    const { commitmentId, revision } = this.commitments.get(district) ?? { commitmentId: randomUUIDv7(), revision: 0 };
    const basket = { commitmentId, revision: revision + 1, quantity, tolerance };
    this.commitments.set(district, basket);
    this.baskets.set(district, basket);
    await this.feed(basketCommitted, {
      ...{ jointPurchaseId: this.jointPurchaseId, commitmentId, ...invitedOf(district), revision: basket.revision },
      lots: [{ lotId: this.lotId, quantity, tolerance, lines: [{ siteId: district.organisationId, quantity }] }],
      ...{ standings: this.standings, approvedOn: null, committedBy: randomUUIDv7(), committedAt: now() },
    });
    if (this.unitPriceE4 !== before) await this.rung(before);
  }

  async withdraw(district: District): Promise<void> {
    const basket = this.baskets.get(district);
    if (!basket) throw new Error('Nothing is committed.');
    this.baskets.delete(district);
    this.commitments.set(district, { commitmentId: basket.commitmentId, revision: basket.revision + 1 });
    const { jointPurchaseId, standings } = this;
    const { commitmentId } = basket;
    const withdrawn = { jointPurchaseId, commitmentId, ...invitedOf(district), standings, withdrawnBy: randomUUIDv7(), withdrawnAt: now() };
    await this.feed(basketWithdrawn, withdrawn);
  }

  async decline(district: District): Promise<void> {
    const declined = { jointPurchaseId: this.jointPurchaseId, ...invitedOf(district), reason: null };
    await this.feed(invitationDeclined, { ...declined, declinedBy: randomUUIDv7(), declinedAt: now() });
  }

  async remind(...districts: readonly District[]): Promise<void> {
    await this.feed(districtsReminded, { jointPurchaseId: this.jointPurchaseId, organisationIds: idsOf(districts), remindedAt: now() });
  }

  async warn(days: 3 | 1, ...districts: readonly District[]): Promise<void> {
    const { jointPurchaseId, cutOffAt } = this;
    await this.feed(cutOffNear, { jointPurchaseId, days, cutOffAt, organisationIds: idsOf(districts) });
  }

  async moveCutOff(byMs: number, reason: string | null = 'Two boards meet on Tuesday.', reopened = false): Promise<void> {
    const previousCutOffAt = this.cutOffAt;
    this.cutOffAt = new Date(Date.parse(previousCutOffAt) + byMs).toISOString();
    await this.feed(cutOffMoved, { jointPurchaseId: this.jointPurchaseId, cutOffAt: this.cutOffAt, previousCutOffAt, reopened, reason });
  }

  async addDocument(name: string): Promise<void> {
    const document = { ...documentAdded.example.document, fileId: randomUUIDv7(), name };
    await this.feed(documentAdded, { jointPurchaseId: this.jointPurchaseId, document, addedBy: randomUUIDv7() });
  }

  /** Leaves out these districts and fixes the price for all others that are in, at their quantities. */
  async price(leftOut: ReadonlyMap<District, LeftOutReason> = new Map()): Promise<void> {
    const { jointPurchaseId, lotId } = this;
    const unitPriceE4 = this.unitPriceE4 ?? ladder[0]!.unitPriceE4;
    const inside = [...this.baskets].filter(([district]) => !leftOut.has(district));
    const amountOf = (quantity: number): number => (quantity * (unitPriceE4 + ADDED_E4)) / 100;
    for (const [district, { commitmentId, quantity }] of inside) {
      const amountCents = amountOf(quantity);
      const lots = [
        { lotId, quantity, amountCents, lines: [{ siteId: district.organisationId, quantity, deliveryE4: 60_000, amountCents }] },
      ];
      await this.feed(basketPriced, { jointPurchaseId, commitmentId, ...invitedOf(district), lots, amountCents });
    }
    for (const [district, reason] of leftOut) {
      const commitmentId = this.baskets.get(district)?.commitmentId ?? randomUUIDv7();
      await this.feed(basketLeftOut, { jointPurchaseId, commitmentId, ...invitedOf(district), lotId, reason });
    }
    const quantity = inside.reduce((sum, [, basket]) => sum + basket.quantity, 0);
    const { source, orderBy } = jointPurchasePriced.example;
    await this.feed(jointPurchasePriced, {
      ...{
        ...this.subject,
        pricedAt: now(),
        participants: inside.length,
        leftOut: leftOut.size,
        totalCents: amountOf(quantity),
        source,
        orderBy,
      },
      lots: [{ lotId, title: this.title, unit: tablets!.unit, unitPriceE4, quantity }],
    });
  }

  async missMinimum(): Promise<void> {
    const lots = [
      { lotId: this.lotId, title: this.title, unit: tablets!.unit, volume: this.volume, minimumQuantity: ladder[0]!.fromQuantity },
    ];
    const decideBy = new Date(Date.now() + 5 * 86_400_000).toISOString();
    await this.feed(minimumMissed, { ...this.subject, closedAt: now(), decideBy, lots });
  }

  async giveUp(reason = 'Only one district needs tablets this year.'): Promise<void> {
    await this.feed(jointPurchaseUnsuccessful, { ...this.subject, reason, endedBy: 'buyer', endedAt: now() });
  }

  async cancel(reason = 'The vendor has withdrawn the quote.', wasPublished = true): Promise<void> {
    await this.feed(jointPurchaseCancelled, { ...this.subject, reason, wasPublished, endedAt: now() });
  }

  private async rung(previousUnitPriceE4: number | null): Promise<void> {
    const { jointPurchaseId, lotId, volume } = this;
    const rung = ladder.findLast(({ fromQuantity }) => fromQuantity <= volume);
    if (rung && (previousUnitPriceE4 === null || rung.unitPriceE4 < previousUnitPriceE4))
      await this.feed(rungReached, { jointPurchaseId, lotId, ...rung, previousUnitPriceE4, volume });
  }

  private get subject() {
    const { jointPurchaseId, title, leadOrganisationId } = this;
    return { jointPurchaseId, reference: 'JP-2026-0001', title, leadOrganisationId };
  }

  private get volume(): number {
    return [...this.baskets.values()].reduce((sum, { quantity, tolerance }) => sum + quantity + tolerance, 0);
  }

  private get unitPriceE4(): number | null {
    return ladder.findLast(({ fromQuantity }) => fromQuantity <= this.volume)?.unitPriceE4 ?? null;
  }

  private get standings() {
    return [{ lotId: this.lotId, volume: this.volume, unitPriceE4: this.unitPriceE4 }];
  }
}

const now = (): string => new Date().toISOString();
const invitedOf = ({ organisationId, leaid }: District): Pick<District, 'organisationId' | 'leaid'> => ({ organisationId, leaid });
const idsOf = (districts: readonly District[]): string[] => districts.map(({ organisationId }) => organisationId);
