import { checkOutbox, rowsOf } from '@tributary/testing';
import { type Districts, founding, openDistricts } from '../districts.fixture.js';

let districts: Districts;
beforeEach(async () => void (districts = await openDistricts()));
afterEach(() => districts.close());

describe('founding the agency', () => {
  it('writes agency, first administrator and offered role, and tells of each once', async () => {
    const { organisationId, grantId } = await districts.foundAgency();
    const [agency] = await rowsOf(districts.fresh.adminUrl, 'select * from organisation join agency using (organisation_id)');
    expect(agency).toMatchObject({ organisation_id: organisationId, kind: 'agency', name: founding.name, colour: '#0e5f7d' });
    const [grant] = await rowsOf(districts.fresh.adminUrl, 'select * from role_grant join person using (person_id)');
    expect(grant).toMatchObject({
      grant_id: grantId,
      role: 'agency-admin',
      state: 'offered',
      email: founding.adminEmail,
      given_by: null,
      issuer: null,
    });
    const events = await checkOutbox(districts.fresh.adminUrl);
    expect(events.map(({ type, version }) => [type, version])).toEqual([
      ['districts.agency.founded@1', 1],
      ['districts.person.recorded@1', 1],
      ['districts.grant.recorded@1', 1],
    ]);
    const audited = await rowsOf<{ action: string }>(districts.fresh.adminUrl, 'select action from audit order by id');
    expect(audited.map(({ action }) => action)).toEqual(['agency-founded', 'person-recorded', 'role-offered']);
  });

  it('refuses a second agency and leaves nothing of it', async () => {
    await districts.foundAgency();
    await expect(districts.foundAgency()).rejects.toMatchObject({ code: 'agency.exists' });
    expect(await checkOutbox(districts.fresh.adminUrl)).toHaveLength(3);
  });

  it('lets one of two founders at the same moment win', async () => {
    const outcomes = await Promise.allSettled([districts.foundAgency(), districts.foundAgency()]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'agency.exists' } });
    expect(await rowsOf(districts.fresh.adminUrl, 'select from organisation')).toHaveLength(1);
  });
});
