/** The purchase that the examples of procurement's events tell of: two districts, tablets and calculators. */
export const ids = {
  purchase: '019a3b5c-0000-7000-8000-00000000b001',
  tablets: '019a3b5c-0000-7000-8000-00000000b002',
  calculators: '019a3b5c-0000-7000-8000-00000000b003',
  agency: '019a3b5c-0000-7000-8000-00000000a001',
  winfield: '019a3b5c-0000-7000-8000-00000000d001',
  baldwin: '019a3b5c-0000-7000-8000-00000000d002',
  winfieldBasket: '019a3b5c-0000-7000-8000-00000000c001',
  baldwinBasket: '019a3b5c-0000-7000-8000-00000000c002',
  officer: '019a3b5c-0000-7000-8000-00000000e001',
  buyer: '019a3b5c-0000-7000-8000-00000000e002',
};

export const winfield = { organisationId: ids.winfield, leaid: '0103540' };
export const baldwin = { organisationId: ids.baldwin, leaid: '0100270' };

export const tablets = {
  lotId: ids.tablets,
  title: 'Student tablets with case',
  unspsc: '43211509',
  unit: 'tablet',
  specification: '10-inch screen, 64 GB, rugged case, three years of warranty.',
  ladder: [
    { fromQuantity: 50, unitPriceE4: 4_490_000 },
    { fromQuantity: 400, unitPriceE4: 4_290_000 },
    { fromQuantity: 800, unitPriceE4: 4_120_000 },
  ],
  feeE4: 25_000,
  delivery: [
    { zipPrefix: '', unitE4: 60_000 },
    { zipPrefix: '365', unitE4: 85_000 },
  ],
};

export const calculators = {
  lotId: ids.calculators,
  title: 'Graphing calculators',
  unspsc: '44101809',
  unit: 'calculator',
  specification: 'Approved for the state tests.',
  ladder: [{ fromQuantity: 50, unitPriceE4: 1_190_000 }],
  feeE4: 0,
  delivery: [{ zipPrefix: '', unitE4: 0 }],
};

const source = {
  kind: 'quote' as const,
  vendorName: 'Gulf Coast School Supply (sample)',
  reference: 'Q-20871',
  validFrom: '2026-11-01',
  validUntil: '2027-01-31',
};

export const purchase = {
  jointPurchaseId: ids.purchase,
  reference: 'JP-2026-0001',
  title: 'Student tablets and calculators',
  leadOrganisationId: ids.agency,
  source,
  lots: [tablets, calculators],
  cutOffAt: '2026-12-04T23:00:00.000Z',
};

/** 120 tablets at 429.00 + 6.00 delivery + 2.50 fee; 420 at 429.00 + 8.50 + 2.50. */
export const priced = {
  basket: {
    jointPurchaseId: ids.purchase,
    commitmentId: ids.winfieldBasket,
    ...winfield,
    lots: [
      {
        lotId: ids.tablets,
        quantity: 120,
        amountCents: 5_250_000,
        lines: [{ siteId: ids.winfield, quantity: 120, deliveryE4: 60_000, amountCents: 5_250_000 }],
      },
    ],
    amountCents: 5_250_000,
  },
  purchase: {
    jointPurchaseId: ids.purchase,
    reference: 'JP-2026-0001',
    title: purchase.title,
    leadOrganisationId: ids.agency,
    pricedAt: '2026-12-04T23:00:01.000Z',
    lots: [
      { lotId: ids.tablets, title: tablets.title, unit: tablets.unit, unitPriceE4: 4_290_000, quantity: 540 },
      { lotId: ids.calculators, title: calculators.title, unit: calculators.unit, unitPriceE4: null, quantity: 0 },
    ],
    participants: 2,
    leftOut: 0,
    totalCents: 23_730_000,
    source,
    orderBy: '2027-01-31',
  },
};
