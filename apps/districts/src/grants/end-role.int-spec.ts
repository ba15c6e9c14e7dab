import type { Actor } from '@tributary/service-kit';
import { checkOutbox, rowsOf } from '@tributary/testing';
import { type Districts, foundedBy, joined, meeting, openDistricts } from '../districts.fixture.js';

let districts: Districts;
let dana: Actor;
let marcus: Actor;

beforeEach(async () => {
  districts = await openDistricts();
  dana = await foundedBy(districts);
  marcus = await joined(districts, dana, 'marcus.lee@sample.example', dana.organisationId, 'agency-admin');
});
afterEach(() => districts.close());

async function grantOf({ personId }: Actor): Promise<string> {
  const [row] = await rowsOf<{ grantId: string }>(
    districts.fresh.adminUrl,
    'select grant_id as "grantId" from role_grant where person_id = $1',
    [personId],
  );
  return row?.grantId ?? '';
}

describe('ending a role', () => {
  it('ends it from this moment, and tells of it', async () => {
    const grantId = await grantOf(marcus);
    expect(await districts.endRole.end(dana, grantId)).toMatchObject({ grantId, state: 'ended' });
    const events = (await checkOutbox(districts.fresh.adminUrl)).filter(({ aggregateId }) => aggregateId === grantId);
    expect(events.map(({ version }) => version)).toEqual([1, 2, 3]);
    expect(events[2]?.data).toMatchObject({ state: 'ended', validTo: expect.any(String) as string });
  });

  it('ends no role twice, also in the same moment', async () => {
    const grantId = await grantOf(marcus);
    const end = (): Promise<unknown> => districts.endRole.end(dana, grantId);
    const outcomes = await meeting(districts, 'select from role_grant for update', [end, end]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'grant.ended' } });
  });

  it('lets a role be given again after it has ended', async () => {
    await districts.endRole.end(dana, await grantOf(marcus));
    await expect(joined(districts, dana, 'marcus.lee@sample.example', dana.organisationId, 'agency-admin')).resolves.toMatchObject({
      personId: marcus.personId,
    });
  });

  it('leaves the agency an administrator, also where two end each other’s role at once', async () => {
    const [ofDana, ofMarcus] = [await grantOf(dana), await grantOf(marcus)];
    const outcomes = await meeting(districts, 'select from role_grant for update', [
      () => districts.endRole.end(dana, ofMarcus),
      () => districts.endRole.end(marcus, ofDana),
    ]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'grant.last-administrator' } });
  });

  it('knows no role of another organisation', async () => {
    const elsewhere: Actor = {
      ...marcus,
      personId: '019a3b5c-0000-7000-8000-00000000e009',
      email: 'x@sample.example',
      organisationId: '019a3b5c-0000-7000-8000-00000000d009',
      organisationKind: 'district',
      roles: ['district-admin'],
    };
    await expect(districts.endRole.end(elsewhere, await grantOf(marcus))).rejects.toMatchObject({ code: 'not-found' });
  });
});
