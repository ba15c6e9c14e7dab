import type { Role } from '@tributary/contracts';
import { refusalOf } from '../refusal.fixture.js';
import { AGENCY, BALDWIN, giver, grant, WINFIELD } from './grant.fixture.js';
import {
  accepted,
  checkAddress,
  checkEnder,
  checkGiver,
  checkNotLast,
  checkRoleFits,
  ended,
  masked,
  offered,
  type Place,
} from './grant.rules.js';

const agency: Place = { organisationId: AGENCY, kind: 'agency' };
const winfield: Place = { organisationId: WINFIELD, kind: 'district' };
const baldwin: Place = { organisationId: BALDWIN, kind: 'district' };
const dana = giver();
const marcus = giver({ roles: ['buyer'] });
const renee = giver({ organisationId: WINFIELD, organisationKind: 'district', roles: ['district-admin', 'purchasing-officer'] });
const june = giver({ organisationId: WINFIELD, organisationKind: 'district', roles: ['purchasing-officer'] });
const now = new Date('2026-11-25T09:00:00Z');

const refusal = (rule: () => unknown): string | null => refusalOf(rule)?.code ?? null;

describe('who may give which role', () => {
  it.each<[string, typeof dana, Place, Role, string | null]>([
    ['an agency-admin gives buyer in the agency', dana, agency, 'buyer', null],
    ['an agency-admin gives agency-admin in the agency', dana, agency, 'agency-admin', null],
    ['an agency-admin gives district-admin in any district', dana, winfield, 'district-admin', null],
    ['an agency-admin names no district’s purchasing officer', dana, winfield, 'purchasing-officer', 'grant.not-yours'],
    ['a buyer gives nothing', marcus, agency, 'buyer', 'grant.not-yours'],
    ['a district-admin gives purchasing-officer in the own district', renee, winfield, 'purchasing-officer', null],
    ['a district-admin gives district-admin in the own district', renee, winfield, 'district-admin', null],
    ['a district-admin gives nothing in another district', renee, baldwin, 'purchasing-officer', 'grant.not-yours'],
    ['a district-admin gives nothing in the agency', renee, agency, 'buyer', 'grant.not-yours'],
    ['a purchasing officer gives nothing', june, winfield, 'purchasing-officer', 'grant.not-yours'],
  ])('%s', (_, who, place, role, code) => {
    expect(refusal(() => checkGiver(who, place, role))).toBe(code);
  });

  it.each<[string, Place, Role, string | null]>([
    ['a buyer works in the agency', agency, 'buyer', null],
    ['no buyer works in a district', winfield, 'buyer', 'grant.role-elsewhere'],
    ['no purchasing officer works in the agency', agency, 'purchasing-officer', 'grant.role-elsewhere'],
  ])('%s', (_, place, role, code) => {
    expect(refusal(() => checkRoleFits(place, role))).toBe(code);
  });
});

describe('who may end a role', () => {
  it.each([
    ['a district-admin takes a role of the own district back', renee, winfield, grant({ personId: 'june' }), null],
    ['anybody leaves a role of their own', june, winfield, grant({ personId: june.personId }), null],
    ['a purchasing officer ends nobody else’s', june, winfield, grant({ personId: 'renee' }), 'grant.not-yours'],
    ['an agency-admin takes a district-admin’s role back', dana, winfield, grant({ personId: 'renee', role: 'district-admin' }), null],
    ['an agency-admin ends no purchasing officer', dana, winfield, grant({ personId: 'june' }), 'not-found'],
    ['a district-admin does not learn of a role in another district', renee, baldwin, grant({ personId: 'june' }), 'not-found'],
    ['anybody leaves a role of their own, wherever they act', renee, baldwin, grant({ personId: renee.personId }), null],
  ])('%s', (_, who, place, held, code) => {
    expect(refusal(() => checkEnder(who, place, held))).toBe(code);
  });

  it.each([
    ['the last agency-admin stays', grant({ role: 'agency-admin', state: 'active' }), 0, 'grant.last-administrator'],
    ['one of two agency-admins may go', grant({ role: 'agency-admin', state: 'active' }), 1, null],
    ['an offer to be agency-admin may always be taken back', grant({ role: 'agency-admin' }), 0, null],
    ['the last buyer may go', grant({ role: 'buyer', state: 'active' }), 0, null],
  ])('%s', (_, held, others, code) => {
    expect(refusal(() => checkNotLast(held, others))).toBe(code);
  });
});

describe('the life of a grant', () => {
  it('is offered by whoever gives it, and counts from then on', () => {
    const { grantId, personId, organisationId, role, offeredTo, givenBy } = grant();
    const offer = offered({ grantId, personId, organisationId, role, offeredTo, givenBy }, now);
    expect(offer).toEqual(grant({ validFrom: now, offeredAt: now }));
  });

  it.each([
    [
      'an offer becomes active by its person',
      () => accepted(grant(), 'renee', now),
      grant({ personId: 'renee', state: 'active', acceptedAt: now }),
    ],
    ['an offer can be taken back', () => ended(grant(), now), grant({ state: 'ended', validTo: now })],
    ['a role can be ended', () => ended(grant({ state: 'active' }), now), grant({ state: 'ended', validTo: now })],
  ])('%s', (_, change, expected) => {
    expect(change()).toEqual(expected);
  });

  it.each([
    ['no role is accepted twice', () => accepted(grant({ state: 'active' }), 'renee', now), 'grant.already-accepted'],
    ['no ended role is accepted', () => accepted(grant({ state: 'ended' }), 'renee', now), 'grant.ended'],
    ['no role ends twice', () => ended(grant({ state: 'ended' }), now), 'grant.ended'],
  ])('%s', (_, change, code) => {
    expect(refusal(change)).toBe(code);
  });
});

describe('whose offer it is', () => {
  const offeredTo = 'renee.hollis@sample.example';

  it.each([
    ['the invited address, confirmed by the provider', { email: offeredTo, emailVerified: true }, null],
    ['the invited address in capitals', { email: 'Renee.Hollis@Sample.Example', emailVerified: true }, null],
    ['the invited address, not confirmed', { email: offeredTo, emailVerified: false }, 'grant.email-unverified'],
    ['another address', { email: 'june.park@sample.example', emailVerified: true }, 'grant.other-address'],
    ['no address', { email: '', emailVerified: true }, 'grant.other-address'],
  ])('%s', (_, signIn, code) => {
    expect(refusal(() => checkAddress(signIn, offeredTo))).toBe(code);
  });

  it('tells a stranger no more of the address than its owner needs to know it again', () => {
    expect([masked(offeredTo), masked('al@sample.example')]).toEqual(['r…s@sample.example', 'a…@sample.example']);
  });
});
