import { readFileSync } from 'node:fs';

/** A person that the development sign-in offers. */
export interface SamplePerson {
  readonly email: string;
  readonly name: string;
  /** What the sample data lets this person do, in words. */
  readonly roles: string;
}

export const samplePeople = JSON.parse(readFileSync(new URL('../sample-people.json', import.meta.url), 'utf8')) as readonly SamplePerson[];

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
