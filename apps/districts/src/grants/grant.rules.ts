import { type GrantState, type OrganisationKind, type Role, rolesOf } from '@tributary/contracts';
import { RuleBroken } from '@tributary/service-kit/rule-broken';
import type { SignIn } from '../people/person.rules.js';

/** A role of a person in an organisation, with its dates. */
export interface Grant {
  readonly grantId: string;
  readonly personId: string;
  readonly organisationId: string;
  readonly role: Role;
  readonly state: GrantState;
  readonly validFrom: Date;
  /** When it ended. */
  readonly validTo: Date | null;
  /** The e-mail address that was invited, in small letters. It stays, also when another person accepts with it. */
  readonly offeredTo: string;
  /** Null where the founding command gave it. */
  readonly givenBy: string | null;
  readonly offeredAt: Date;
  readonly acceptedAt: Date | null;
}

/** Who gives or ends a role: somebody who acts for an organisation. */
export interface Giver {
  readonly personId: string;
  readonly organisationId: string;
  readonly organisationKind: OrganisationKind;
  readonly roles: readonly Role[];
}

export interface Place {
  readonly organisationId: string;
  readonly kind: OrganisationKind;
}

/** From each state, the states that may follow. Ended is for good: the role is given anew instead. */
const NEXT: Readonly<Record<GrantState, readonly GrantState[]>> = {
  offered: ['active', 'ended'],
  active: ['ended'],
  ended: [],
};

const TAKEN = {
  offered: { code: 'grant.offered', detail: 'The role was offered already.' },
  active: { code: 'grant.already-accepted', detail: 'The role was accepted already.' },
  ended: { code: 'grant.ended', detail: 'The role was taken back or left. Ask your administrator to give it again.' },
} as const;

function move(grant: Grant, to: GrantState): void {
  if (NEXT[grant.state].includes(to)) return;
  const { code, detail } = TAKEN[grant.state];
  throw new RuleBroken(code, { detail });
}

/** Throws `grant.role-elsewhere` for a role that organisations of this kind do not have. */
export function checkRoleFits(place: Place, role: Role): void {
  if (rolesOf[place.kind].includes(role)) return;
  throw new RuleBroken('grant.role-elsewhere', { field: 'role', detail: `Choose one of ${rolesOf[place.kind].join(', ')}.` });
}

/**
 * An agency-admin may give any role in the agency, and district-admin in every district; a district-admin the roles of its own district.
 * Throws `grant.not-yours`.
 */
export function checkGiver(giver: Giver, place: Place, role: Role): void {
  if (!mayGive(giver, place, role)) throw notYours();
}

function mayGive(giver: Giver, place: Place, role: Role): boolean {
  const ownPlace = giver.organisationId === place.organisationId;
  const namesAdministrator = place.kind === 'district' && role === 'district-admin';
  return (giver.roles.includes('agency-admin') && (ownPlace || namesAdministrator)) || (giver.roles.includes('district-admin') && ownPlace);
}

function notYours(): RuleBroken {
  const detail = 'You may give and end roles in your own organization; the agency also names the administrators of districts.';
  return new RuleBroken('grant.not-yours', { detail });
}

/**
 * Who may give a role may end it, and everybody may leave a role of their own. Throws `grant.not-yours`, and `not-found` for a role in another
 * organisation: that it exists is nobody's business there.
 */
export function checkEnder(ender: Giver, place: Place, grant: Pick<Grant, 'personId' | 'role'>): void {
  if (grant.personId === ender.personId || mayGive(ender, place, grant.role)) return;
  throw place.organisationId === ender.organisationId ? notYours() : new RuleBroken('not-found');
}

/** Somebody must be able to let people in. `others`: further people with an accepted agency-admin role. Throws `grant.last-administrator`. */
export function checkNotLast(grant: Pick<Grant, 'role' | 'state'>, others: number): void {
  if (grant.role !== 'agency-admin' || grant.state !== 'active' || others > 0) return;
  throw new RuleBroken('grant.last-administrator', {
    detail: 'Give the role of agency administrator to somebody else first; once it is accepted, this one can end.',
  });
}

/** The sign-in must carry the very address that was invited, and the provider must vouch for it. Throws `grant.email-unverified`, `grant.other-address`. */
export function checkAddress(signIn: Pick<SignIn, 'email' | 'emailVerified'>, offeredTo: string): void {
  checkVerified(signIn);
  if (signIn.email.toLowerCase() === offeredTo) return;
  throw new RuleBroken('grant.other-address', {
    detail: `The role was offered to ${masked(offeredTo)}. Sign in with that address.`,
    offeredTo: masked(offeredTo),
  });
}

/** Throws `grant.email-unverified`. */
export function checkVerified({ emailVerified }: Pick<SignIn, 'emailVerified'>): void {
  if (emailVerified) return;
  throw new RuleBroken('grant.email-unverified', {
    detail: 'Confirm your e-mail address with your sign-in provider, sign in again, and accept then.',
  });
}

/** The grant as it is offered: it counts from now on, once it is accepted. */
export function offered(
  terms: Pick<Grant, 'grantId' | 'personId' | 'organisationId' | 'role' | 'offeredTo' | 'givenBy'>,
  now: Date,
): Grant {
  return { ...terms, state: 'offered', validFrom: now, validTo: null, offeredAt: now, acceptedAt: null };
}

/** The grant as its person holds it from now on. Throws `grant.already-accepted`, `grant.ended`. */
export function accepted<G extends Grant>(grant: G, personId: string, now: Date): G {
  move(grant, 'active');
  return { ...grant, personId, state: 'active', acceptedAt: now };
}

/** The grant as it no longer counts. Throws `grant.ended`. */
export function ended<G extends Grant>(grant: G, now: Date): G {
  move(grant, 'ended');
  return { ...grant, state: 'ended', validTo: now };
}

/** An address that its owner recognises and nobody else learns: `r…s@sample.example`. */
export function masked(address: string): string {
  const [local = '', domain = ''] = address.split('@');
  return `${local.slice(0, 1)}…${local.length > 3 ? local.slice(-1) : ''}@${domain}`;
}
