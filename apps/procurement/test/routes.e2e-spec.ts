import { randomUUID } from 'node:crypto';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { JointPurchaseView, Problem, SiteList, SiteView } from '@tributary/contracts';
import {
  checkRoutes,
  checkSubscriptions,
  checkTenancy,
  checkTexts,
  eventually,
  moveClock,
  type RoutesDocument,
  rowsOf,
  servers,
  type Tenant,
} from '@tributary/testing';
import { subscriptions } from '../src/subscriptions.js';
import { type Person, RunningProcurement, answerOf, basket, send } from './procurement.fixture.js';

describe('the routes of procurement', () => {
  let procurement: RunningProcurement;
  let winfield: Person;
  let stranger: Person;
  let purchase: JointPurchaseView;
  let origin: string;

  beforeAll(async () => {
    procurement = await RunningProcurement.start();
    [winfield, stranger] = (await procurement.officers(2)) as [Person, Person];
    purchase = await procurement.purchase([winfield]);
    [origin = ''] = procurement.origins;
    await answerOf(commit(120));
  }, 60_000);
  afterAll(() => procurement.close());

  it('refuse no token, a wrong role and a row of others, each one of them', async () => {
    const openapi = await documentOf();
    const other = randomUUID();
    const callers = {
      'agency-admin': await procurement.person(other, 'agency-admin'),
      buyer: await procurement.person(other, 'buyer'),
      'district-admin': await procurement.person(stranger.organisationId, 'district-admin'),
      'purchasing-officer': stranger,
    };
    const path = { id: purchase.jointPurchaseId };
    const { lots } = basket(stranger, purchase.lots[0]!.lotId, 5);
    const site = { id: (await answerOf<SiteView>(addSite())).siteId };
    const [reason, query] = [{ reason: 'For a reason.' }, { name: 'Quote.pdf' }];
    const foreign = {
      'GET /v1/joint-purchases/{id}': { path },
      'PUT /v1/joint-purchases/{id}': { path, body: procurement.body([winfield]) },
      'POST /v1/joint-purchases/{id}/publish': { path },
      'POST /v1/joint-purchases/{id}/invitations': { path, body: { organisationIds: [stranger.organisationId], networkIds: [] } },
      'POST /v1/joint-purchases/{id}/extend': { path, body: { ...reason, cutOffAt: purchase.cutOffAt } },
      'POST /v1/joint-purchases/{id}/give-up': { path, body: reason },
      'POST /v1/joint-purchases/{id}/cancel': { path, body: reason },
      'POST /v1/joint-purchases/{id}/reminders': { path },
      'GET /v1/joint-purchases/{id}/order-list': { path },
      'PUT /v1/joint-purchases/{id}/commitment': { path, body: basket(stranger, purchase.lots[0]!.lotId, 5) },
      'DELETE /v1/joint-purchases/{id}/commitment': { path },
      'POST /v1/joint-purchases/{id}/decline': { path, body: reason },
      'POST /v1/joint-purchases/{id}/effect': {
        path,
        body: { lots: lots.map(({ lotId, lines, tolerance }) => ({ lotId, lines, tolerance })) },
      },
      'POST /v1/joint-purchases/{id}/documents': { path, query },
      'GET /v1/joint-purchases/{id}/documents/{fileId}': { path },
      'POST /v1/joint-purchases/{id}/commitment/documents': { path, query },
      'GET /v1/joint-purchases/{id}/commitment/documents/{fileId}': { path },
      'PUT /v1/sites/{id}': { path: site, body: school() },
      'POST /v1/sites/{id}/close': { path: site },
    };
    expect(Object.keys(openapi.paths)).toHaveLength(21);
    expect(await checkRoutes({ origin, openapi, callers, foreign })).toEqual([]);
  });

  it('fail at no text, in whatever field it stands', async () => {
    const opened = async (): Promise<{ id: string }> => ({ id: (await procurement.purchase([winfield])).jointPurchaseId });
    const drafted = async (): Promise<{ id: string }> => ({ id: (await answerOf<JointPurchaseView>(draft({}))).jointPurchaseId });
    const [newcomer] = (await procurement.officers(1)) as [Person];
    const [open, missed, written, site] = [
      await opened(),
      await opened(),
      await drafted(),
      { id: (await answerOf<SiteView>(addSite())).siteId },
    ];
    await rowsOf(
      procurement.database.adminUrl,
      `update joint_purchase set closed_at = now(), decide_by = now() + interval '1 day' where joint_purchase_id = $1`,
      [missed.id],
    );
    const wanted = (await answerOf<JointPurchaseView>(send(origin, winfield, 'GET', `/v1/joint-purchases/${open.id}`))).lots[0]!.lotId;
    const { lots } = basket(winfield, wanted, 120);
    const reason = (): unknown => ({ reason: 'For a reason.' });
    const revisionOf = async (person: Person, path: string, read: (answer: unknown) => number): Promise<Record<string, string>> => ({
      'if-match': `"${read(await answerOf<unknown>(send(origin, person, 'GET', path)))}"`,
    });
    const taken = {
      'POST /v1/joint-purchases': { body: () => procurement.body([winfield]) },
      'PUT /v1/joint-purchases/{id}': {
        path: written,
        headers: () => revisionOf(procurement.buyer, `/v1/joint-purchases/${written.id}`, (seen) => (seen as JointPurchaseView).version),
        body: () => procurement.body([winfield]),
      },
      'POST /v1/joint-purchases/{id}/publish': {
        path: await drafted(),
        body: () => ({ contacts: [{ organisationId: winfield.organisationId, email: 'office@winfield.example' }] }),
      },
      'POST /v1/joint-purchases/{id}/invitations': {
        path: open,
        body: () => ({ organisationIds: [newcomer.organisationId], networkIds: [], contacts: [] }),
      },
      'POST /v1/joint-purchases/{id}/extend': {
        path: open,
        body: () => ({ reason: 'More time.', cutOffAt: new Date(Date.now() + 7_200_000).toISOString() }),
      },
      'POST /v1/joint-purchases/{id}/give-up': { path: missed, body: reason },
      'POST /v1/joint-purchases/{id}/cancel': { path: await opened(), body: reason },
      'PUT /v1/joint-purchases/{id}/commitment': { path: open, body: () => ({ lots, approval: null }) },
      'POST /v1/joint-purchases/{id}/decline': { path: await opened(), body: reason },
      'POST /v1/joint-purchases/{id}/effect': {
        path: open,
        body: () => ({ lots: lots.map(({ lotId, lines, tolerance }) => ({ lotId, lines, tolerance })) }),
      },
      'POST /v1/sites': { body: school },
      'PUT /v1/sites/{id}': {
        path: site,
        headers: () =>
          revisionOf(winfield, '/v1/sites', (seen) => (seen as SiteList).items.find(({ siteId }) => siteId === site.id)?.revision ?? 0),
        body: school,
      },
    };
    const callers = { buyer: procurement.buyer, 'purchasing-officer': winfield };
    expect(await checkTexts({ origin, openapi: await documentOf(), callers, taken })).toEqual([]);
  }, 120_000);

  it.each([
    ['a quantity of nothing', () => commit(0), 422, 'request.invalid', 'lots.0.lines.0.quantity'],
    ['a quantity of 10^12', () => commit(1_000_000_000_000), 422, 'request.invalid', 'lots.0.lines.0.quantity'],
    ['a lot that is not in the purchase', () => commit(5, randomUUID()), 422, 'joint-purchase.lot-unknown', 'lots.0.lotId'],
    [
      'a ladder that rises',
      () => draft({ ladder: [step(50, 449), step(100, 450)] }),
      422,
      'joint-purchase.ladder-rises',
      'lots.0.ladder.1.unitPriceE4',
    ],
    ['a cut-off in the past', () => draft({ cutOffAt: '2020-01-01T00:00:00.000Z' }), 422, 'joint-purchase.cut-off-past', 'cutOffAt'],
    ['a purchase that is published already', () => publish(), 409, 'joint-purchase.state', undefined],
  ])('answer %s with a problem that has a code and a field, and change nothing', async (_, request, status, code, field) => {
    const before = await view();
    const answer = await request();
    const problem = (await answer.json()) as Problem;
    expect([answer.status, problem.code]).toEqual([status, code]);
    expect(problem.field ?? problem.errors?.[0]?.field).toBe(field);
    expect(await view()).toEqual(before);
  });

  it('show each tenant its own rows, by the catalogue of the database', async () => {
    const tenants = [procurement.buyer, winfield, stranger].map(({ organisationId, personId }) => ({ organisationId, personId }));
    const takesPart = (_: unknown, { organisationId }: Tenant): boolean =>
      organisationId === procurement.buyer.organisationId || organisationId === winfield.organisationId;
    const own = (row: Readonly<Record<string, unknown>>, { organisationId }: Tenant): boolean => row['organisation_id'] === organisationId;
    const leads = (_: unknown, { organisationId }: Tenant): boolean => organisationId === procurement.buyer.organisationId;
    const seen = [
      'joint_purchase',
      'lot',
      'rung',
      'rung_reached',
      'invitation',
      'commitment',
      'commitment_lot',
      'commitment_line',
      'audit',
    ];
    const mayRead = {
      ...Object.fromEntries([...seen, 'purchase_document'].map((table) => [table, takesPart])),
      ...Object.fromEntries(['own_terms', 'site', 'office', 'file'].map((table) => [table, own])),
      ...Object.fromEntries(['reference_counter', 'network', 'named_in_draft', 'invitation_contact'].map((table) => [table, leads])),
      decline_reason: (row: Readonly<Record<string, unknown>>, tenant: Tenant) => own(row, tenant) || leads(row, tenant),
      organisation: (_: unknown, { personId }: Tenant) => personId !== null,
      person: (row: Readonly<Record<string, unknown>>, { personId }: Tenant) => row['person_id'] === personId,
      role_grant: (row: Readonly<Record<string, unknown>>, tenant: Tenant) => own(row, tenant) || row['person_id'] === tenant.personId,
      idempotency: (row: Readonly<Record<string, unknown>>, { personId }: Tenant) => row['caller'] === `a sign-in of ${personId}`,
    };
    // A draft's lots and rungs can be written anew; an open invitation can be declined by its district.
    const answers = (row: Readonly<Record<string, unknown>>, tenant: Tenant): boolean => own(row, tenant) || leads(row, tenant);
    const mayWrite = {
      ...Object.fromEntries(['joint_purchase', 'lot', 'rung', 'named_in_draft', 'reference_counter'].map((table) => [table, leads])),
      invitation: answers,
    };
    expect(await checkTenancy({ database: procurement.database, tenants, mayRead, mayWrite })).toEqual([]);
  });

  it('wait for no event twice: each subscription changes its copy once', async () => {
    const { workerUrl } = procurement.database;
    expect(await checkSubscriptions({ subscriptions, brokers: servers.kafkaBrokers, workerUrl, ignore: ['idempotency'] })).toEqual([]);
  }, 120_000);

  it('fix the price at the cut-off, by the clock of the database, in whichever replica looks first', async () => {
    await moveClock(procurement.database.ownerUrl, 3_600_000, procurement.origins);
    const priced = await eventually(async () => {
      const seen = await view();
      expect(seen.status).toBe('priced');
      return seen;
    });
    expect(priced).toMatchObject({ totalCents: 53_880_00, own: { amountCents: 53_880_00 }, may: { commit: false } });
    expect(priced.timeline.map(({ action }) => action)).toEqual(['priced', 'basket-committed', 'published', 'drafted']);
    expect((await (await commit(130)).json()) as Problem).toMatchObject({ status: 409, code: 'joint-purchase.cut-off-passed' });
  });

  const commit = (quantity: number, lotId = purchase.lots[0]!.lotId): Promise<Response> =>
    send(origin, winfield, 'PUT', `/v1/joint-purchases/${purchase.jointPurchaseId}/commitment`, basket(winfield, lotId, quantity));
  // A name of its own each time: no two sites of a district share one.
  const school = () => ({ name: `School ${++schools}`, street: '232 Pirate Cove', city: 'Winfield', state: 'AL', zip: '35594' });
  const addSite = (): Promise<Response> => send(origin, winfield, 'POST', '/v1/sites', school());
  const publish = (): Promise<Response> =>
    send(origin, procurement.buyer, 'POST', `/v1/joint-purchases/${purchase.jointPurchaseId}/publish`);
  const view = (): Promise<JointPurchaseView> => answerOf(send(origin, winfield, 'GET', `/v1/joint-purchases/${purchase.jointPurchaseId}`));

  function draft({ cutOffAt, ladder }: { cutOffAt?: string; ladder?: { fromQuantity: number; unitPriceE4: number }[] }): Promise<Response> {
    const body = procurement.body([winfield]);
    const lots = body.lots.map((lot) => ({ ...lot, ladder: ladder ?? lot.ladder }));
    return send(origin, procurement.buyer, 'POST', '/v1/joint-purchases', { ...body, lots, cutOffAt: cutOffAt ?? body.cutOffAt });
  }
});

let schools = 0;

async function documentOf(): Promise<RoutesDocument> {
  const { stdout } = await promisify(execFile)(process.execPath, [`${__dirname}/../dist/describe.js`], { maxBuffer: 16 * 1024 * 1024 });
  return (JSON.parse(stdout) as { openapi: RoutesDocument }).openapi;
}

function step(fromQuantity: number, dollars: number): { fromQuantity: number; unitPriceE4: number } {
  return { fromQuantity, unitPriceE4: dollars * 10_000 };
}
