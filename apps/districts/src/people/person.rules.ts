import { RuleBroken } from '@tributary/service-kit/rule-broken';

/** Somebody on the staff of an organisation. Issuer and subject are null until a verified sign-in was joined. */
export interface Person {
  readonly personId: string;
  readonly email: string;
  readonly name: string;
  readonly issuer: string | null;
  readonly subject: string | null;
}

/** What the identity provider says of whoever signs in. */
export interface SignIn {
  readonly issuer: string;
  readonly subject: string;
  readonly email: string;
  readonly emailVerified: boolean;
}

/**
 * The person with the sign-in joined. A person keeps one sign-in: an address that was given to a new colleague must not bring the roles of
 * the one before. Throws `person.other-sign-in`.
 */
export function joinSignIn<P extends Person>(person: P, { issuer, subject }: SignIn): P {
  if (person.issuer !== null || person.subject !== null) {
    throw new RuleBroken('person.other-sign-in', {
      detail:
        'Somebody else signed in with this e-mail address before. Ask your administrator to give the role to another address of yours.',
    });
  }
  return { ...person, issuer, subject };
}
