import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { Actor } from '@tributary/service-kit';
import { checkTenancy, rowsOf, type Tenant } from '@tributary/testing';
import { type Districts, foundedBy, joined, openDistricts } from './districts.fixture.js';

let districts: Districts;
let dana: Actor;
let renee: Actor;
let tomas: Actor;

beforeAll(async () => {
  districts = await openDistricts();
  dana = await foundedBy(districts);
  await districts.importDistricts.import(dana, createReadStream(join(__dirname, '../sample/lea-alabama.tsv')), null);
  const [baldwin = '', winfield = ''] = await Promise.all(['0100270', '0103540'].map(organisationOf));
  renee = await joined(districts, dana, 'renee.hollis@sample.example', winfield, 'district-admin');
  tomas = await joined(districts, dana, 'tomas.ortega@sample.example', baldwin, 'district-admin');
  await districts.writeNetwork.name(dana, { name: 'Gulf Coast districts', memberOrganisationIds: [baldwin] });
});
afterAll(() => districts.close());

async function organisationOf(leaid: string): Promise<string> {
  const sql = 'select organisation_id as "organisationId" from organisation where leaid = $1';
  const [row] = await rowsOf<{ organisationId: string }>(districts.fresh.adminUrl, sql, [leaid]);
  return row?.organisationId ?? '';
}

type Row = Readonly<Record<string, unknown>>;

async function findings(): Promise<string[]> {
  const agency = ({ organisationId }: Tenant): boolean => organisationId === dana.organisationId;
  const acting = (_: Row, { organisationId }: Tenant): boolean => organisationId !== null;
  const somebody = (_: Row, { personId }: Tenant): boolean => personId !== null;
  const held = (row: Row, tenant: Tenant): boolean =>
    agency(tenant) || row['organisation_id'] === tenant.organisationId || row['person_id'] === tenant.personId;
  const member = (row: Row, tenant: Tenant): boolean => agency(tenant) || (row['members'] as unknown[]).includes(tenant.organisationId);
  return checkTenancy({
    database: districts.fresh,
    tenants: [dana, renee, tomas],
    mayRead: {
      organisation: somebody,
      agency: somebody,
      district: acting,
      district_history: acting,
      role_grant: held,
      // Whoever sees a role sees who holds it: everybody their own row, the agency all, a district its own people.
      person: (row, tenant) => agency(tenant) || row['person_id'] === tenant.personId,
      network: member,
      // Whoever belongs to a network sees its history. What the agency did to a district stands in that district's timeline, which is as open as its facts.
      audit: (row, tenant) =>
        row['organisation_id'] === tenant.organisationId ||
        (tenant.organisationId !== null && row['action'] === 'district-registered') ||
        (tenant.organisationId === tomas.organisationId && row['action'] === 'network-named'),
    },
    mayWrite: {
      organisation: (row, tenant) => agency(tenant) && row['kind'] === 'district',
      district: (_, tenant) => agency(tenant),
      role_grant: (row, tenant) =>
        row['person_id'] === tenant.personId ||
        row['organisation_id'] === tenant.organisationId ||
        (agency(tenant) && row['role'] === 'district-admin'),
    },
  });
}

describe('row security', () => {
  it('keeps every table to those who may see and change it', async () => {
    expect(await findings()).toEqual([]);
  });

  it('shows persons to nobody but themselves, their organisations and the agency', async () => {
    const seen = (actor: Actor): Promise<{ email: string }[]> =>
      districts.transactions.asRequest(actor, (tx) => tx.query<{ email: string }>('select email from person order by email'));
    expect([(await seen(renee)).map(({ email }) => email), (await seen(dana)).length]).toEqual([['renee.hollis@sample.example'], 3]);
  });

  it('answers the questions across organisations with one value each, and to its own roles alone', async () => {
    const asked = `select person_of_address('renee.hollis@sample.example') as id`;
    expect(await districts.transactions.asRequest(tomas, (tx) => tx.query(asked))).toEqual([{ id: renee.personId }]);
    const rights = await rowsOf<{ everybody: boolean }>(
      districts.fresh.adminUrl,
      `select bool_or(has_function_privilege('public', oid, 'execute')) as everybody from pg_proc where prosecdef and pronamespace = 'public'::regnamespace`,
    );
    expect(rights).toEqual([{ everybody: false }]);
  });

  it.each([
    [
      'an organisation',
      `insert into organisation (organisation_id, kind, name, leaid, zone) values (uuidv7(), 'district', 'X', '0199999', 'UTC')`,
    ],
    [
      'a district',
      `insert into district (organisation_id, status, type, city, state) select organisation_id, 'open', '', '', 'AL' from agency`,
    ],
    ['a row of history', `insert into district_history select uuidv7(), organisation_id, uuidv7(), now(), '{}' from district limit 1`],
    ['a network', `insert into network select uuidv7(), current_organisation(), 'Ours', array[current_organisation()], 1, now(), false`],
    ['a staged row', `insert into staged_district values (uuidv7(), '0199999', 2, '{}')`],
    ['a person with a sign-in', `insert into person values (uuidv7(), 'x@sample.example', 'X', 'https://elsewhere.example', 'x')`],
  ])('lets no district write %s', async (_, sql) => {
    await expect(districts.transactions.asRequest(renee, (tx) => tx.query(sql))).rejects.toThrow('violates row-level security policy');
  });

  it('would be noticed where a policy opens too much', async () => {
    const open = 'create policy too_open on role_grant for select to districts_request using (true)';
    await rowsOf(districts.fresh.ownerUrl, open);
    expect((await findings()).some((finding) => finding.includes('role_grant'))).toBe(true);
    await rowsOf(districts.fresh.ownerUrl, 'drop policy too_open on role_grant');
  });
});
