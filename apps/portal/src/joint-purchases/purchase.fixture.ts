import type { JointPurchaseView, LotView, OwnCommitment, Participant, TimelineEntry } from '@tributary/contracts';

/** 120 tablets of a ladder of three rungs, in all the shapes that the specs of this folder need. */
export function lotView(given: Partial<LotView> = {}): LotView {
  return {
    lotId: 'tablets',
    title: 'Student tablets',
    unspsc: '43211509',
    unit: 'tablet',
    specification: '',
    ladder: [
      { fromQuantity: 50, unitPriceE4: 4_490_000 },
      { fromQuantity: 400, unitPriceE4: 4_290_000 },
      { fromQuantity: 800, unitPriceE4: 4_120_000 },
    ],
    feeE4: 25_000,
    delivery: [{ zipPrefix: '', unitE4: 60_000 }],
    state: 'open',
    price: { totalQuantity: 560, unitPriceE4: 4_290_000, next: { fromQuantity: 800, unitPriceE4: 4_120_000, unitsShort: 240 } },
    quantity: 540,
    fixedUnitPriceE4: null,
    fixedQuantity: null,
    ...given,
  };
}

export function participantOf(name: string, quantity: number, given: Partial<Participant> = {}): Participant {
  return {
    commitmentId: `c-${name}`,
    organisationId: `o-${name}`,
    leaid: '0103540',
    name,
    lots: [{ lotId: 'tablets', quantity, tolerance: 0, fixedQuantity: null, amountCents: null }],
    amountCents: null,
    leftOut: null,
    approvedOn: null,
    changedAt: '2026-11-24T20:14:00.000Z',
    ...given,
  };
}

export function ownCommitment(given: Partial<OwnCommitment> = {}): OwnCommitment {
  return {
    commitmentId: 'c-Winfield',
    reference: 'JP-2026-0001-0103540',
    revision: 1,
    lots: [
      {
        lotId: 'tablets',
        tolerance: 20,
        ceilingE4: 4_400_000,
        alonePriceE4: null,
        holds: true,
        landedUnitPriceE4: 4_375_000,
        lines: [
          {
            siteId: 'o-Winfield',
            siteName: 'Winfield City',
            siteRevision: 0,
            quantity: 120,
            deliveryE4: 60_000,
            fixedQuantity: null,
            amountCents: null,
          },
        ],
        savingCents: 240_000,
      },
    ],
    amountCents: 5_250_000,
    mostCents: 6_160_000,
    leavingCostsOthersCents: 0,
    leftOut: null,
    approval: null,
    changedAt: '2026-11-24T17:26:00.000Z',
    ...given,
  };
}

const nothing = {
  ...{ change: false, publish: false, invite: false, extend: false, giveUp: false, cancel: false, remind: false },
  ...{ addDocument: false, commit: false, withdraw: false, decline: false, exportOrders: false },
};

export function purchaseView(given: Partial<JointPurchaseView> = {}): JointPurchaseView {
  return {
    ...{ jointPurchaseId: 'p', version: 4, reference: 'JP-2026-0001', title: 'Student tablets', status: 'committing' as const },
    ...{ leadOrganisationId: 'agency', leadName: 'State agency', awaitingBuyer: false, decideBy: null, zone: 'America/Chicago' },
    ...{ cutOffAt: '2026-12-04T23:00:00.000Z', publishedAt: null, pricedAt: null, endedAt: null, endReason: null },
    source: {
      ...{
        kind: 'quote' as const,
        vendorName: 'Gulf Coast School Supply',
        reference: 'Q-20871',
        validFrom: null,
        validUntil: '2027-01-31',
      },
      contact: { name: 'Ann Marsh', email: 'ann@vendor.example', phone: null },
    },
    lots: [lotView()],
    ...{ documents: [], flags: [], invited: [], invitedDistricts: 3, named: null, participants: [], ownAnswer: 'none' as const, own: null },
    ...{ may: nothing, totalCents: null, timeline: [] },
    ...given,
  };
}

export function entryOf(version: number, action: string, organisationId: string, facts: TimelineEntry['facts'] = {}): TimelineEntry {
  return {
    ...{ version, action, organisationId, organisationName: organisationId, personId: null, facts },
    at: '2026-11-24T20:14:00.000Z',
  };
}
