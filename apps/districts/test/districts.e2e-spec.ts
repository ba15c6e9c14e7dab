import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  Attention,
  DistrictImportPage,
  DistrictImportReport,
  DistrictPage,
  GrantList,
  GrantView,
  NetworkView,
  Problem,
  WhoAmI,
} from '@tributary/contracts';
import { readTopic } from '@tributary/messaging';
import { accessTokenFor, checkOutbox, checkRoutes, checkTexts, eventually, type RoleHolder, rowsOf, servers } from '@tributary/testing';
import { FOUNDING, RunningDistricts } from './service.fixture.js';

const [DANA, MARCUS, RENEE, TOMAS] = ['dana.whitfield', 'marcus.lee', 'renee.hollis', 'tomas.ortega'].map(
  (name) => `${name}@sample.example`,
) as [string, string, string, string];
const HARRIET = 'harriet.boone@sample.example';
const PATH = '/v1/district-imports?fileName=directory.csv';
const directory = readFileSync(join(__dirname, '../sample/ccd-lea-2024-25-alabama.csv'), 'utf8');

let service: RunningDistricts;
let agency: string;
let winfield: string;
let baldwin: string;

beforeAll(async () => {
  service = await RunningDistricts.start();
}, 60_000);
afterAll(() => service.stop());

async function accept(email: string, grantId: string): Promise<GrantView> {
  const { status, body } = await service.send<GrantView>(email, 'POST', `/v1/grants/${grantId}/accept`);
  expect([status, body.state]).toEqual([200, 'active']);
  return body;
}

async function give(email: string, as: string, body: { organisationId: string; email: string; role: string }): Promise<GrantView> {
  const given = await service.send<GrantView>(email, 'POST', '/v1/grants', { as, body: { name: `${body.email} (sample)`, ...body } });
  expect(given).toMatchObject({ status: 201, body: { state: 'offered', email: body.email } });
  return given.body;
}

async function organisationOf(leaid: string): Promise<string> {
  const { body } = await service.send<DistrictPage>(DANA, 'GET', `/v1/districts?search=${leaid}`, { as: agency });
  return body.items[0]?.organisationId ?? '';
}

describe('an installation from its first command on', () => {
  it('has no agency before', async () => {
    expect((await fetch(`${service.origin}/v1/agency`)).status).toBe(404);
  });

  it('is refused with each particular that is wrong', async () => {
    const wrong = service.found([...FOUNDING.slice(0, 2), '--zone', 'America/Winfield', ...FOUNDING.slice(4)]);
    await expect(wrong).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('--zone: This is not a time zone') as string });
    await expect(service.found(['--nmae', 'x'])).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('--nmae') as string });
  });

  it('is founded once', async () => {
    ({ organisationId: agency } = await service.found());
    await expect(service.found()).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('one agency') as string });
    const face = await (await fetch(`${service.origin}/v1/agency`)).json();
    expect(face).toEqual({ organisationId: agency, name: FOUNDING[1], colour: '#0e5f7d', zone: 'America/Chicago' });
  });

  it('offers the first administrator their role, which counts at once when it is accepted', async () => {
    const { body: before } = await service.send<WhoAmI>(DANA, 'GET', '/v1/me');
    expect(before).toMatchObject({ personId: null, emailVerified: true, grants: [{ role: 'agency-admin', state: 'offered' }] });
    const { body: attention } = await service.send<Attention>(DANA, 'GET', '/v1/attention');
    const grantId = before.grants[0]?.grantId ?? '';
    expect(attention.items).toEqual([
      expect.objectContaining({ kind: 'grant.accept', subject: 'agency-admin', link: `/accept/${grantId}` }),
    ]);
    expect((await service.send(DANA, 'GET', '/v1/districts', { as: agency })).status).toBe(403);
    const { personId } = await accept(DANA, grantId);
    expect((await service.send(DANA, 'GET', '/v1/districts', { as: agency })).status).toBe(200);
    expect((await service.send<WhoAmI>(DANA, 'GET', '/v1/me')).body).toMatchObject({ personId, grants: [{ state: 'active' }] });
  });

  it('takes the directory as it is uploaded, once for its key', async () => {
    const sending = { as: agency, body: directory, type: 'text/csv', key: randomUUID() };
    const first = await service.send<DistrictImportReport>(DANA, 'POST', PATH, sending);
    expect(first).toMatchObject({ status: 201, replayed: false, body: { layout: 'ccd-directory', added: 139 } });
    expect(await service.send(DANA, 'POST', PATH, sending)).toEqual({ ...first, replayed: true });
    const other = await service.send<Problem>(DANA, 'POST', PATH, { ...sending, body: `${directory}x` });
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency.other-body' } });
    const found = await service.send(DANA, 'GET', `/v1/district-imports/${first.body.importId}`, { as: agency });
    expect(found).toMatchObject({
      status: 200,
      body: { state: 'applied', fileName: 'directory.csv', bytes: directory.length, report: first.body },
    });
    const { body: history } = await service.send<DistrictImportPage>(DANA, 'GET', '/v1/district-imports', { as: agency });
    expect(history).toMatchObject({ total: 1, items: [{ importId: first.body.importId, state: 'applied', rowsApplied: 139 }] });
    [baldwin, winfield] = [await organisationOf('0100270'), await organisationOf('0103540')];
  });

  it('refuses a file that is none with a code, and an ELSI year that is none', async () => {
    const sending = { as: agency, body: 'vendor,price\n', type: 'text/csv' };
    expect(await service.send(DANA, 'POST', '/v1/district-imports', sending)).toMatchObject({
      status: 422,
      body: { code: 'district-import.layout-unknown' },
    });
    expect((await service.send(DANA, 'POST', '/v1/district-imports?schoolYear=2019', sending)).status).toBe(422);
  });

  it('lets a district’s administrator in, who gives a role on', async () => {
    await accept(RENEE, (await give(DANA, agency, { organisationId: winfield, email: RENEE, role: 'district-admin' })).grantId);
    const offer = await give(RENEE, winfield, { organisationId: winfield, email: TOMAS, role: 'purchasing-officer' });
    const stranger = await service.send<Problem>(MARCUS, 'POST', `/v1/grants/${offer.grantId}/accept`);
    expect(stranger).toMatchObject({ status: 403, body: { code: 'grant.other-address', offeredTo: 't…a@sample.example' } });
    const unverified = await service.send<Problem>(`unverified+${TOMAS}`, 'POST', `/v1/grants/${offer.grantId}/accept`);
    expect(unverified).toMatchObject({ status: 403, body: { code: 'grant.email-unverified' } });
    await accept(TOMAS, offer.grantId);
    const { body } = await service.send<GrantList>(RENEE, 'GET', '/v1/grants', { as: winfield });
    expect(body.items.map(({ email, state }) => [email, state]).sort()).toEqual([
      [RENEE, 'active'],
      [TOMAS, 'active'],
    ]);
    expect(
      await service.send(RENEE, 'POST', '/v1/grants', {
        as: winfield,
        body: { organisationId: baldwin, email: MARCUS, name: 'Marcus', role: 'purchasing-officer' },
      }),
    ).toMatchObject({
      status: 403,
      body: { code: 'grant.not-yours' },
    });
  });

  it('names districts as one, and changes them from the revision that was seen', async () => {
    const named = await service.send<NetworkView>(DANA, 'POST', '/v1/networks', {
      as: agency,
      body: { name: 'Gulf Coast districts', memberOrganisationIds: [winfield, baldwin] },
    });
    expect(named).toMatchObject({ status: 201, body: { revision: 1, members: [{ leaid: '0100270' }, { leaid: '0103540' }] } });
    const path = `/v1/networks/${named.body.networkId}`;
    const body = { name: 'Gulf Coast', memberOrganisationIds: [baldwin] };
    expect((await service.send(DANA, 'PUT', path, { as: agency, body })).status).toBe(428);
    const changed = await service.send(DANA, 'PUT', path, { as: agency, body, ifMatch: 1 });
    expect(changed).toMatchObject({ status: 200, body: { revision: 2, name: 'Gulf Coast' } });
    const late = await service.send(DANA, 'PUT', path, { as: agency, body, ifMatch: 1 });
    expect(late).toMatchObject({ status: 412, body: { code: 'request.precondition-failed' } });
    expect(await service.send(RENEE, 'GET', path, { as: winfield })).toMatchObject({ status: 404 });
  });

  it('has told all of it to Kafka, in order and as the contracts say', async () => {
    await eventually(async () => expect(await checkOutbox(service.fresh.adminUrl)).toEqual([]));
    const districts = (await readTopic(servers.kafkaBrokers, 'districts.districts')).filter(({ key }) => key === winfield);
    expect(districts).toHaveLength(1);
    const grants = (await readTopic(servers.kafkaBrokers, 'districts.grants')).flatMap(({ envelope }) => {
      const data = envelope?.data as GrantView | undefined;
      return data?.organisationId === winfield ? [[data.role, data.state]] : [];
    });
    expect(grants.sort()).toEqual([
      ['district-admin', 'active'],
      ['district-admin', 'offered'],
      ['purchasing-officer', 'active'],
      ['purchasing-officer', 'offered'],
    ]);
  });
});

describe('every route', () => {
  it('refuses no token, a wrong role, a write without a key, and another organisation’s row', async () => {
    await accept(MARCUS, (await give(DANA, agency, { organisationId: agency, email: MARCUS, role: 'buyer' })).grantId);
    const theirs = await give(DANA, agency, { organisationId: baldwin, email: HARRIET, role: 'district-admin' });
    await accept(HARRIET, theirs.grantId);
    const officer = await give(HARRIET, baldwin, {
      organisationId: baldwin,
      email: 'june.park@sample.example',
      role: 'purchasing-officer',
    });
    await accept('june.park@sample.example', officer.grantId);
    const importId = randomUUID();
    const imported = `insert into district_import values ($1, $2, $1, null, 'reading', now(), now(), now(), null, null, 0, 0, 0, 0)`;
    await rowsOf(service.fresh.adminUrl, imported, [importId, baldwin]);
    const networkId = randomUUID();
    await rowsOf(service.fresh.adminUrl, `insert into network values ($1, $2, 'Theirs', array[$2::uuid], 1, now(), false)`, [
      networkId,
      baldwin,
    ]);
    await rowsOf(service.fresh.adminUrl, 'insert into aggregate (id) values ($1)', [networkId]);
    const holder = async (email: string, organisationId: string): Promise<RoleHolder> => ({
      token: await accessTokenFor(servers.issuer, email),
      organisationId,
    });
    const whom = {
      origin: service.origin,
      openapi: await service.openapi(),
      callers: {
        'agency-admin': await holder(DANA, agency),
        buyer: await holder(MARCUS, agency),
        'district-admin': await holder(RENEE, winfield),
        'purchasing-officer': await holder(TOMAS, winfield),
      },
    };
    const findings = await checkRoutes({
      ...whom,
      foreign: {
        'GET /v1/district-imports/{importId}': { path: { importId } },
        'GET /v1/networks/{networkId}': { path: { networkId } },
        'PUT /v1/networks/{networkId}': { path: { networkId }, body: { name: 'Ours', memberOrganisationIds: [winfield] } },
        'POST /v1/networks/{networkId}/end': { path: { networkId } },
        'POST /v1/grants/{grantId}/accept': { path: { grantId: officer.grantId } },
        'POST /v1/grants/{grantId}/end': { path: { grantId: officer.grantId } },
      },
      open: { 'GET /v1/districts/{organisationId}': 'the directory is public, and open to every organisation' },
    });
    expect(findings).toEqual([]);
    const somebody = (): unknown => ({
      organisationId: winfield,
      email: `${randomUUID()}@sample.example`,
      name: 'Ann',
      role: 'district-admin',
    });
    const network = (): unknown => ({ name: `Network ${randomUUID()}`, memberOrganisationIds: [winfield] });
    const { body: own } = await service.send<NetworkView>(DANA, 'POST', '/v1/networks', { as: agency, body: network() });
    const revision = async (): Promise<Record<string, string>> => {
      const { body } = await service.send<NetworkView>(DANA, 'GET', `/v1/networks/${own.networkId}`, { as: agency });
      return { 'if-match': `"${body.revision}"` };
    };
    const taken = {
      'POST /v1/grants': { body: somebody },
      'POST /v1/networks': { body: network },
      'PUT /v1/networks/{networkId}': { path: { networkId: own.networkId }, headers: revision, body: network },
    };
    expect(await checkTexts({ ...whom, taken })).toEqual([]);
  }, 120_000);
});
