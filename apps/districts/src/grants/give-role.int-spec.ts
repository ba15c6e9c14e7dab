import type { GiveRoleBody } from '@tributary/contracts';
import type { Actor } from '@tributary/service-kit';
import { checkOutbox, rowsOf } from '@tributary/testing';
import { directory, type Districts, foundedBy, joined, openDistricts } from '../districts.fixture.js';

let districts: Districts;
let dana: Actor;
let winfield: string;
let baldwin: string;

beforeEach(async () => {
  districts = await openDistricts();
  dana = await foundedBy(districts);
  const file = directory({ LEAID: '0103540', LEA_NAME: 'Winfield City' }, { LEAID: '0100270', LEA_NAME: 'Baldwin County' });
  await districts.importDistricts.import(dana, once(file), null);
  const { items } = await districts.findDistricts.page(dana, { limit: 10 });
  [baldwin = '', winfield = ''] = items.map(({ organisationId }) => organisationId);
});
afterEach(() => districts.close());

async function* once(file: string): AsyncGenerator<Buffer> {
  yield Buffer.from(file);
}

const renee = (otherwise: Partial<GiveRoleBody> = {}): GiveRoleBody => ({
  organisationId: winfield,
  email: 'renee.hollis@sample.example',
  name: 'Renee Hollis (sample)',
  role: 'district-admin',
  ...otherwise,
});

const grants = async (): Promise<number> => (await rowsOf(districts.fresh.adminUrl, 'select from role_grant')).length;

describe('giving a role', () => {
  it('writes the offer and its person, and tells of both', async () => {
    const before = (await checkOutbox(districts.fresh.adminUrl)).length;
    const given = await districts.giveRole.give(dana, renee());
    expect(given).toMatchObject({ ...renee(), organisationName: 'Winfield City', state: 'offered', acceptedAt: null });
    const events = (await checkOutbox(districts.fresh.adminUrl)).slice(before);
    expect(events.map(({ type, aggregateId }) => [type, aggregateId])).toEqual([
      ['districts.person.recorded@1', given.personId],
      ['districts.grant.recorded@1', given.grantId],
    ]);
    expect(events[1]?.data).toMatchObject({
      personId: given.personId,
      organisationId: winfield,
      state: 'offered',
      givenBy: dana.personId,
      validTo: null,
    });
  });

  it('finds the person of another organisation by the address, although row security hides them', async () => {
    const first = await joined(districts, dana, 'renee.hollis@sample.example', winfield, 'district-admin');
    const second = await joined(districts, dana, 'tomas.ortega@sample.example', baldwin, 'district-admin');
    const given = await districts.giveRole.give(second, renee({ organisationId: baldwin, role: 'purchasing-officer', name: 'R. Hollis' }));
    expect(given).toMatchObject({ personId: first.personId, name: 'renee.hollis@sample.example (sample)' });
  });

  it('offers the same role to the same person once, also in the same moment', async () => {
    const outcomes = await Promise.allSettled([districts.giveRole.give(dana, renee()), districts.giveRole.give(dana, renee())]);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'grant.already-given' } });
    await expect(districts.giveRole.give(dana, renee())).rejects.toMatchObject({ code: 'grant.already-given' });
    expect(await grants()).toBe(2);
    await checkOutbox(districts.fresh.adminUrl);
  });

  it('puts one person on record for two roles that are given in the same moment', async () => {
    const [one, other] = await Promise.all([
      districts.giveRole.give(dana, renee()),
      districts.giveRole.give(dana, renee({ organisationId: baldwin })),
    ]);
    expect(one.personId).toBe(other.personId);
    await checkOutbox(districts.fresh.adminUrl);
  });

  it.each<[string, Partial<GiveRoleBody>, string]>([
    ['an organisation that does not exist', { organisationId: '019a3b5c-0000-7000-8000-00000000d009' }, 'grant.organisation-unknown'],
    ['an agency’s role in a district', { role: 'buyer' }, 'grant.role-elsewhere'],
    ['a district’s own role, from the agency', { role: 'purchasing-officer' }, 'grant.not-yours'],
  ])('refuses %s and writes nothing', async (_, otherwise, code) => {
    await expect(districts.giveRole.give(dana, renee(otherwise))).rejects.toMatchObject({ code });
    expect(await grants()).toBe(1);
    expect(await rowsOf(districts.fresh.adminUrl, 'select from person')).toHaveLength(1);
  });

  it('leaves nothing of an offer whose answer could not be stored', async () => {
    const before = await checkOutbox(districts.fresh.adminUrl);
    const failing = districts.transactions.asWrite(dana, async () => {
      await districts.giveRole.give(dana, renee());
      throw new Error('The answer could not be stored.');
    });
    await expect(failing).rejects.toThrow('The answer could not be stored.');
    expect(await checkOutbox(districts.fresh.adminUrl)).toEqual(before);
    expect(await rowsOf(districts.fresh.adminUrl, 'select from person')).toHaveLength(1);
  });
});

describe('row security of roles', () => {
  const insert = `insert into role_grant (grant_id, person_id, organisation_id, role, state, valid_from, offered_to, offered_at)
    values (uuidv7(), $1, $2, $3, $4, now(), 'x@sample.example', now())`;
  let ofWinfield: Actor;
  beforeEach(async () => void (ofWinfield = await joined(districts, dana, 'renee.hollis@sample.example', winfield, 'district-admin')));

  it.each<[string, () => [string, string, string]]>([
    ['a district gives a role in another district', () => [baldwin, 'purchasing-officer', 'offered']],
    ['a district gives a role in the agency', () => [dana.organisationId, 'agency-admin', 'offered']],
    ['a district gives a role that was never offered', () => [winfield, 'purchasing-officer', 'active']],
  ])('does not let it pass when %s', async (_, row) => {
    const passing = districts.transactions.asRequest(ofWinfield, (tx) => tx.query(insert, [ofWinfield.personId, ...row()]));
    await expect(passing).rejects.toThrow('violates row-level security policy');
  });

  it('shows a district its own roles alone, and the agency all', async () => {
    const seen = (actor: Actor): Promise<unknown[]> => districts.transactions.asRequest(actor, (tx) => tx.query('select from role_grant'));
    expect([(await seen(ofWinfield)).length, (await seen(dana)).length]).toEqual([1, 2]);
  });

  it('lets no role change its organisation or its kind', async () => {
    const changing = districts.transactions.asRequest(ofWinfield, (tx) => tx.query(`update role_grant set role = 'agency-admin'`));
    await expect(changing).rejects.toThrow('permission denied');
  });
});
