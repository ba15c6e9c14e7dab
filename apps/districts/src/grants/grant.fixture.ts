import type { Giver, Grant } from './grant.rules.js';

export const AGENCY = '019a3b5c-0000-7000-8000-00000000a001';
export const WINFIELD = '019a3b5c-0000-7000-8000-00000000d001';
export const BALDWIN = '019a3b5c-0000-7000-8000-00000000d002';

/** Renee's offered role in Winfield City, with whatever a spec wants to be otherwise. */
export function grant(otherwise: Partial<Grant> = {}): Grant {
  const offeredAt = new Date('2026-11-24T14:00:00Z');
  return {
    ...{ grantId: '019a3b5c-0000-7000-8000-00000000f001', personId: '019a3b5c-0000-7000-8000-00000000e001', organisationId: WINFIELD },
    ...{ role: 'purchasing-officer', state: 'offered', validFrom: offeredAt, validTo: null, offeredAt, acceptedAt: null },
    ...{ offeredTo: 'renee.hollis@sample.example', givenBy: '019a3b5c-0000-7000-8000-00000000e002' },
    ...otherwise,
  };
}

/** Dana, administrator of the agency, with whatever a spec wants to be otherwise. */
export function giver(otherwise: Partial<Giver> = {}): Giver {
  return {
    personId: '019a3b5c-0000-7000-8000-00000000e002',
    organisationId: AGENCY,
    organisationKind: 'agency',
    roles: ['agency-admin'],
    ...otherwise,
  };
}
