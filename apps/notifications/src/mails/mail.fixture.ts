import type { InvitationFacts } from './invitation.mail.js';
import { Links } from './links.rules.js';
import type { Frame } from './mail-content.js';
import type { PricedFacts } from './priced.mail.js';
import type { RoleGivenFacts } from './role-given.mail.js';

export const links = new Links('https://tributary.agency.example');

export const frame: Frame = { agencyName: 'Alabama State Department of Education (sample)', colour: '#0e5f7d' };

const winfield = { organisationId: '019a3b5c-0000-7000-8000-00000000d001', name: 'Winfield City', zone: 'America/Chicago' };
export const baldwin = { organisationId: '019a3b5c-0000-7000-8000-00000000d002', name: 'Baldwin County', zone: 'America/Chicago' };
const lotId = '019a3b5c-0000-7000-8000-00000000b002';

const purchase = {
  jointPurchaseId: '019a3b5c-0000-7000-8000-00000000b001',
  reference: 'JP-2026-0001',
  title: 'Student tablets with case',
  leadName: frame.agencyName,
  cutOffAt: '2026-12-04T23:00:00.000Z',
};

export function roleGivenFacts(differing: Partial<RoleGivenFacts> = {}): RoleGivenFacts {
  return {
    grantId: '019a3b5c-0000-7000-8000-00000000f001',
    role: 'purchasing-officer',
    organisationName: 'Winfield City',
    zone: 'America/Chicago',
    giverName: 'Dana Whitfield (sample)',
    offeredAt: '2026-11-24T14:00:00.000Z',
    email: 'renee.hollis@sample.example',
    ...differing,
  };
}

export function invitationFacts(differing: Partial<InvitationFacts> = {}): InvitationFacts {
  return {
    ...purchase,
    lots: [
      {
        title: purchase.title,
        unit: 'tablet',
        ladder: [
          { fromQuantity: 50, unitPriceE4: 4_490_000 },
          { fromQuantity: 400, unitPriceE4: 4_290_000 },
          { fromQuantity: 800, unitPriceE4: 4_120_000 },
          { fromQuantity: 1_400, unitPriceE4: 3_890_000 },
        ],
      },
    ],
    invitedDistricts: 12,
    districts: [winfield],
    ...differing,
  };
}

export function pricedFacts(differing: Partial<PricedFacts> = {}): PricedFacts {
  return {
    ...purchase,
    zone: 'America/Chicago',
    lots: [{ lotId, title: purchase.title, unit: 'tablet', totalQuantity: 540, unitPriceE4: 4_290_000 }],
    participants: 2,
    totalCents: 23_166_000,
    shares: [{ ...winfield, lines: [{ lotId, quantity: 120, amountCents: 5_148_000 }] }],
    buyerFor: null,
    ...differing,
  };
}

/** Baldwin County's share of the same purchase. */
export const baldwinShare: PricedFacts['shares'][number] = { ...baldwin, lines: [{ lotId, quantity: 420, amountCents: 18_018_000 }] };
