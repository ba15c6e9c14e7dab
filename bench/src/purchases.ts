import type { CommitBasketBody, CommitmentReceipt, DraftJointPurchaseBody, JointPurchaseView } from '@tributary/contracts';
import { answerTo } from './http.ts';
import type { District, Person } from './people.ts';

/** A purchase that is open to its districts. */
export interface Purchase {
  readonly jointPurchaseId: string;
  readonly lotIds: readonly string[];
}

/** A district's place in a purchase, with the revision of its basket; null before the first. */
export interface Seat {
  readonly district: District;
  readonly purchase: Purchase;
  revision: number | null;
}

const DAY_MS = 86_400_000;

/** Six steps: the volumes of a turn stay between two of them, so that no turn tells of a step and another does not. */
const ladder = [10, 100, 1_000, 5_000, 200_000, 1_000_000].map((fromQuantity, index) => ({
  fromQuantity,
  unitPriceE4: 4_490_000 - index * 120_000,
}));

const lotOf = (title: string): DraftJointPurchaseBody['lots'][number] => ({
  title,
  unspsc: '43211509',
  unit: 'tablet',
  specification: '10-inch screen, 64 GB, rugged case.',
  ladder,
  feeE4: 5_000,
  delivery: [
    { zipPrefix: '', unitE4: 30_000 },
    { zipPrefix: '35', unitE4: 10_000 },
  ],
});

/** Drafts and publishes a purchase of two lots, over HTTP. */
export async function openPurchase(origin: string, buyer: Person, invited: readonly District[]): Promise<Purchase> {
  const body: DraftJointPurchaseBody = {
    title: 'Student tablets with case',
    source: {
      kind: 'quote',
      vendorName: 'Gulf Coast School Supply',
      reference: 'Q-20871',
      validFrom: null,
      validUntil: new Date(Date.now() + 300 * DAY_MS).toISOString().slice(0, 10),
      contact: { name: 'Sales desk', email: 'quotes@vendor.example', phone: null },
    },
    lots: [lotOf('Student tablets'), lotOf('Charging carts')],
    cutOffAt: new Date(Date.now() + 20 * DAY_MS).toISOString(),
    invitedOrganisationIds: invited.map(({ organisationId }) => organisationId),
    invitedNetworkIds: [],
  };
  const path = '/v1/joint-purchases';
  const { jointPurchaseId, lots } = await answerTo<JointPurchaseView>(origin, buyer, { method: 'POST', path, body });
  await answerTo(origin, buyer, { method: 'POST', path: `${path}/${jointPurchaseId}/publish`, body: { contacts: [] } });
  return { jointPurchaseId, lotIds: lots.map(({ lotId }) => lotId) };
}

/** Both lots, each for the office and the school, with tolerance and a ceiling that holds. */
function basketOf({ organisationId, schoolId }: District, lotIds: readonly string[], quantity: number): CommitBasketBody {
  const lines = [
    { siteId: organisationId, quantity },
    { siteId: schoolId, quantity: 10 },
  ];
  return { lots: lotIds.map((lotId) => ({ lotId, lines, tolerance: 5, ceilingE4: 9_000_000, alonePriceE4: null })), approval: null };
}

let turn = 0;

/** Commits the seat's basket, or changes it to another quantity: over HTTP, and to its answer. */
export async function commit(origin: string, seat: Seat): Promise<CommitmentReceipt> {
  const { district, purchase, revision } = seat;
  const body = basketOf(district, purchase.lotIds, 30 + (turn++ % 11));
  const path = `/v1/joint-purchases/${purchase.jointPurchaseId}/commitment`;
  const receipt = await answerTo<CommitmentReceipt>(origin, district, { method: 'PUT', path, body, revision });
  seat.revision = receipt.revision;
  return receipt;
}

export const seatsOf = (purchase: Purchase, districts: readonly District[]): Seat[] =>
  districts.map((district) => ({ district, purchase, revision: null }));
