import { type jointPurchasePriced, type jointPurchasePublished, type minimumMissed, type PayloadOf } from '@tributary/contracts';
import { MissingReference } from '@tributary/messaging';
import type { Gone, Reader } from './audience.js';

type State = 'open' | 'minimum-missed' | 'priced' | 'unsuccessful' | 'cancelled';
type Published = PayloadOf<typeof jointPurchasePublished>;

/** What every mail about a purchase names it by. */
export interface PurchaseFacts {
  readonly jointPurchaseId: string;
  readonly reference: string;
  readonly title: string;
  readonly leadName: string;
  readonly cutOffAt: string;
}

/** A lot as a mail tells of it: its terms, the volume of all and the price there, null below the first rung. */
export interface LotFacts extends Pick<Published['lots'][number], 'lotId' | 'title' | 'unit' | 'ladder' | 'feeE4' | 'delivery'> {
  readonly volume: number;
  readonly unitPriceE4: number | null;
}

/** A purchase as the copies have it. */
export interface Purchase {
  readonly state: State;
  /** Whether the cut-off has passed by the database's clock. */
  readonly passed: boolean;
  readonly leadOrganisationId: string;
  readonly facts: PurchaseFacts;
  readonly source: Published['source'];
  readonly lots: readonly LotFacts[];
  /** Districts invited in all, and those that are in. */
  readonly invited: number;
  readonly committed: number;
  readonly missed: Pick<PayloadOf<typeof minimumMissed>, 'closedAt' | 'decideBy' | 'lots'> | null;
  readonly priced: Pick<
    PayloadOf<typeof jointPurchasePriced>,
    'lots' | 'participants' | 'leftOut' | 'totalCents' | 'source' | 'orderBy'
  > | null;
  readonly endReason: string | null;
}

type Row = Omit<Purchase, 'facts' | 'lots'> & {
  readonly reference: string;
  readonly title: string;
  readonly leadName: string | null;
  readonly cutOffAt: Date;
  readonly lots: Published['lots'];
  readonly standings: Readonly<Record<string, Pick<LotFacts, 'volume' | 'unitPriceE4'>>>;
};

const PURCHASE = `
  select u.state, u.cut_off_at <= tributary_now() as passed, u.reference, u.title, u.lead_organisation_id as "leadOrganisationId",
         o.name as "leadName", u.cut_off_at as "cutOffAt", u.source, u.lots, u.standings, u.missed, u.priced, u.end_reason as "endReason",
         (select count(*)::int from joint_purchase_invitation i where i.joint_purchase_id = u.joint_purchase_id) as invited,
         (select count(*)::int from joint_purchase_basket b where b.joint_purchase_id = u.joint_purchase_id) as committed
  from joint_purchase u left join organisation o on o.organisation_id = u.lead_organisation_id
  where u.joint_purchase_id = $1`;

/** A purchase that is in one of these states; or why no mail should tell of it any more. Throws MissingReference. */
export async function findPurchase(tx: Reader, jointPurchaseId: string, states: readonly State[]): Promise<Purchase | Gone> {
  const [row] = await tx.query<Row>(PURCHASE, [jointPurchaseId]);
  if (!row) return { gone: 'The purchase is no longer on record.' };
  if (!states.includes(row.state)) return { gone: goneBy[row.state] };
  const { reference, title, leadName, leadOrganisationId, cutOffAt, standings } = row;
  if (leadName === null) throw new MissingReference('Organisation', leadOrganisationId);
  return {
    ...row,
    facts: { jointPurchaseId, reference, title, leadName, cutOffAt: cutOffAt.toISOString() },
    lots: row.lots.map((lot) => ({ ...lot, ...(standings[lot.lotId] ?? { volume: 0, unitPriceE4: null }) })),
  };
}

/** As findPurchase, for what makes sense only as long as districts may still answer. */
export async function findOpenPurchase(tx: Reader, jointPurchaseId: string): Promise<Purchase | Gone> {
  const purchase = await findPurchase(tx, jointPurchaseId, ['open']);
  if ('gone' in purchase) return purchase;
  return purchase.passed ? { gone: 'The cut-off passed before this mail was due.' } : purchase;
}

const goneBy: Readonly<Record<State, string>> = {
  open: 'The purchase was opened again before this mail was due.',
  'minimum-missed': 'The purchase was closed before this mail was due.',
  priced: 'The price was fixed before this mail was due.',
  unsuccessful: 'The purchase ended without success before this mail was due.',
  cancelled: 'The purchase was called off before this mail was due.',
};
