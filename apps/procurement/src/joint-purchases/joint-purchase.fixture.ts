import type { LotTerms, PriceSource, Rung } from '@tributary/contracts';
import fc from 'fast-check';
import type { JointPurchase } from './joint-purchase.rules.js';

/** $449 from 50 units, $429 from 400, $412 from 800. */
export const tablets: readonly Rung[] = [
  { fromQuantity: 50, unitPriceE4: 4_490_000 },
  { fromQuantity: 400, unitPriceE4: 4_290_000 },
  { fromQuantity: 800, unitPriceE4: 4_120_000 },
];

/** The cut-off of the purchase below; `before` and `after` lie a millisecond beside it. */
export const cutOff = new Date('2026-12-04T23:00:00.000Z');
export const before = new Date(cutOff.getTime() - 1);
export const after = new Date(cutOff.getTime() + 1);

/** A vendor's quote whose prices hold long enough. */
export const source: PriceSource = {
  kind: 'quote',
  vendorName: 'Gulf Coast School Supply (sample)',
  reference: 'Q-20871',
  validFrom: '2026-11-01',
  validUntil: '2027-12-31',
  contact: { name: 'Sales desk (sample)', email: 'quotes@vendor.example', phone: null },
};

/** What a buyer writes of a lot: tablets, delivered for nothing, without a fee. */
export const lotTerms = (facts: Partial<LotTerms> = {}): LotTerms => ({
  title: 'Student tablets with case',
  unspsc: '43211509',
  unit: 'tablet',
  specification: '10-inch screen, 64 GB, rugged case.',
  ladder: [...tablets],
  feeE4: 0,
  delivery: [{ zipPrefix: '', unitE4: 0 }],
  ...facts,
});

/** A purchase that is open until the cut-off, unless told otherwise. */
export function jointPurchase(facts: Partial<JointPurchase> = {}): JointPurchase {
  return {
    jointPurchaseId: '019a3b5c-0000-7000-8000-00000000b001',
    reference: 'JP-2026-0001',
    title: 'Student tablets with case',
    leadOrganisationId: '019a3b5c-0000-7000-8000-00000000a001',
    status: 'committing',
    cutOffAt: cutOff,
    invitedCount: 2,
    publishedAt: new Date('2026-11-24T14:00:00.000Z'),
    source,
    closedAt: null,
    decideBy: null,
    givenUpAt: null,
    givenUpReason: null,
    pricedAt: null,
    endedAt: null,
    endReason: null,
    remindedAt: null,
    toldDays: null,
    ...facts,
  };
}

/** Every ladder that the rules let pass: volumes rise strictly, prices fall or stay. */
export const ladders: fc.Arbitrary<Rung[]> = fc
  .uniqueArray(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 20 })
  .chain((volumes) =>
    fc.array(fc.integer({ min: 1, max: 1_000_000_000 }), { minLength: volumes.length, maxLength: volumes.length }).map((prices) => {
      const falling = prices.toSorted((a, b) => b - a);
      return volumes.toSorted((a, b) => a - b).map((fromQuantity, index) => ({ fromQuantity, unitPriceE4: falling[index] ?? 1 }));
    }),
  );
