import { readFileSync } from 'node:fs';

/** A person that the development sign-in offers. */
export interface SamplePerson {
  readonly email: string;
  readonly name: string;
  /** Roles by organisation: a district's name, or `the agency`. */
  readonly holds: Readonly<Record<string, readonly string[]>>;
}

export const agencyInWords = 'the agency';
export const samplePeople = JSON.parse(readFileSync(new URL('../sample-people.json', import.meta.url), 'utf8')) as readonly SamplePerson[];

const roleInWords: Readonly<Record<string, string>> = {
  'agency-admin': 'administrator',
  buyer: 'buyer',
  'district-admin': 'administrator',
  'purchasing-officer': 'purchasing officer',
};

/** What the sample data lets a person do: `purchasing officer of Baldwin County and of Brewton City`. */
export function rolesInWords({ holds }: SamplePerson): string {
  const places = Map.groupBy(Object.entries(holds), ([, roles]) => roles.map((role) => roleInWords[role] ?? role).join(' and '));
  return [...places].map(([roles, held]) => `${roles} of ${held.map(([place]) => place).join(', of ')}`).join('; ');
}

const titleCase = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** Anybody may sign in, by any e-mail address: who is not among the sample people gets a name from the address. */
export const nameOf = (email: string): string =>
  samplePeople.find((person) => person.email === email)?.name ??
  (email.split('@')[0] ?? email)
    .split(/[.+_-]+/)
    .filter(Boolean)
    .map(titleCase)
    .join(' ');

/** The subject is the address in another alphabet, so that it stays the same after a restart without being kept. */
export const subjectOf = (email: string): string => Buffer.from(email.toLowerCase()).toString('base64url');
export const emailOf = (subject: string): string => Buffer.from(subject, 'base64url').toString('utf8');

/** Tests sign in as `unverified+…` to have an address that nobody has verified. */
export const claimsOf = (email: string): { email: string; email_verified: boolean; name: string } => ({
  email,
  email_verified: !email.startsWith('unverified+'),
  name: nameOf(email),
});
