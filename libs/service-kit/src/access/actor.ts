import type { OrganisationKind, Role } from '@tributary/contracts';

/** What a verified access token says of its bearer. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
  /** In small letters. Empty where the provider names none. */
  readonly email: string;
  readonly emailVerified: boolean;
  readonly name: string;
}

/** Somebody with a valid token who acts for no organisation: all there is on routes for 'signed-in' that were called without one. */
export interface SignedIn extends Identity {
  /** Null for a sign-in that is not joined to a person yet. */
  readonly personId: string | null;
  readonly organisationId: null;
}

/** A person who acts for an organisation, with the roles that count there at this moment. */
export interface Actor extends Identity {
  readonly personId: string;
  readonly organisationId: string;
  readonly organisationKind: OrganisationKind;
  readonly roles: readonly Role[];
}

/** Whoever stands behind a request. `organisationId` tells the two apart. */
export type Caller = SignedIn | Actor;
