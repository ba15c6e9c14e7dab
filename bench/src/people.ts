import { randomUUID } from 'node:crypto';
import type { Role } from '@tributary/contracts';
import { accessTokenFor, servers, withClient } from '@tributary/testing';

/** Somebody who acts for one organisation. */
export interface Person {
  readonly personId: string;
  readonly email: string;
  readonly issuer: string;
  readonly subject: string;
  readonly token: string;
  readonly organisationId: string;
}

/** A district with its purchasing officer, its office and a school. */
export interface District extends Person {
  readonly schoolId: string;
}

type SignedIn = Omit<Person, 'organisationId'>;

/** Sign-ins at once: the provider is one process. */
const SIGNING_IN = 4;

const PERSON = 'insert into person (person_id, email, name, issuer, subject) select $1, $2, $3, $4, $5';

// Copies of what `districts` tells, and the districts' own sites, as events and requests would have filled them.
const ORGANISATIONS = `
  with organisation as (
    insert into organisation (organisation_id, kind, name, leaid, zone)
    select id, $2, coalesce('District ' || leaid, 'Agency'), leaid, 'America/Chicago' from unnest($1::uuid[], $3::text[]) as one (id, leaid)
  ), office as (
    insert into office (organisation_id, street, city, state, zip)
    select id, '100 Main Street', 'Winfield', 'AL', '35594' from unnest($1::uuid[]) as one (id) where $2 = 'district'
  ), school as (
    insert into site (site_id, organisation_id, name, street, city, state, zip)
    select school, id, 'High School', '232 Pirate Cove', 'Winfield', 'AL', '35594' from unnest($1::uuid[], $4::uuid[]) as one (id, school)
    where $2 = 'district'
  )
  insert into role_grant (grant_id, person_id, organisation_id, role, state, valid_from)
  select uuidv7(), person, id, $6, 'active', now() from unnest($1::uuid[], $5::uuid[]) as one (id, person)`;

/** Signs people in at the identity provider, and makes them known to procurement. */
export async function signInMany(adminUrl: string, names: readonly string[]): Promise<SignedIn[]> {
  const people: SignedIn[] = [];
  for (let begin = 0; begin < names.length; begin += SIGNING_IN) {
    people.push(...(await Promise.all(names.slice(begin, begin + SIGNING_IN).map(signIn))));
  }
  await withClient(adminUrl, async (client) => {
    for (const { personId, email, issuer, subject } of people) await client.query(PERSON, [personId, email, 'Somebody', issuer, subject]);
  });
  return people;
}

async function signIn(name: string): Promise<SignedIn> {
  const email = `${name}@bench.example`;
  const token = await accessTokenFor(servers.issuer, email);
  const [, payload = ''] = token.split('.');
  const { iss, sub } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { iss: string; sub: string };
  return { personId: randomUUID(), email, issuer: iss, subject: sub, token };
}

/** So many districts; their officers are these people in turn, so that one may buy for several. */
export async function makeDistricts(adminUrl: string, officers: readonly SignedIn[], count: number): Promise<District[]> {
  const districts = Array.from({ length: count }, (_, index): District => {
    const officer = officers[index % officers.length];
    if (!officer) throw new Error('Districts need an officer.');
    return { ...officer, organisationId: randomUUID(), schoolId: randomUUID() };
  });
  const leaids = districts.map((_, index) => String(100_000 + index).padStart(7, '0'));
  await insert(adminUrl, 'district', 'purchasing-officer', districts, leaids);
  return districts;
}

/** The agency, with its buyer. */
export async function makeAgency(adminUrl: string, buyer: SignedIn): Promise<Person> {
  const agency = { ...buyer, organisationId: randomUUID(), schoolId: randomUUID() };
  await insert(adminUrl, 'agency', 'buyer', [agency], [null]);
  return agency;
}

async function insert(
  adminUrl: string,
  kind: 'agency' | 'district',
  role: Role,
  all: readonly District[],
  leaids: readonly (string | null)[],
): Promise<void> {
  const ids = all.map(({ organisationId }) => organisationId);
  const schools = all.map(({ schoolId }) => schoolId);
  const people = all.map(({ personId }) => personId);
  await withClient(adminUrl, (client) => client.query(ORGANISATIONS, [ids, kind, leaids, schools, people, role]));
}
