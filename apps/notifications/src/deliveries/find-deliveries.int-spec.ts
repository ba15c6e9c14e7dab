import type { DeliveryPage, DeliveryQuery } from '@tributary/contracts';
import type { Actor } from '@tributary/service-kit';
import { checkTenancy } from '@tributary/testing';
import { actor } from '../actor.fixture.js';
import { Notifications } from '../notifications.fixture.js';

let notifications: Notifications;
let admin: Actor;
let officer: Actor;
beforeAll(async () => {
  notifications = await Notifications.open();
  const { story } = notifications;
  const district = await story.district();
  admin = actor(story.agency.organisationId, 'agency-admin');
  for (let index = 0; index < 7; index += 1) await story.officer(district);
  officer = actor(district.organisationId, 'purchasing-officer', (await story.officer(district)).personId);
  await story.publish([district]);
  await story.record(story.grant(await story.person(), district), 'offered');
  await notifications.rows(`update delivery set state = 'failed', due_at = null, outcome = '550 unknown' where kind = 'role-given'`);
});
afterAll(() => notifications.close());

const find = (query: Partial<DeliveryQuery> = {}, as = admin): Promise<DeliveryPage> =>
  notifications.replica.list.find(as, { limit: 50, ...query });

describe('the agency’s list of deliveries', () => {
  it('goes through all of them page by page, the newest first, each once', async () => {
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await find({ limit: 3, ...(after === undefined ? {} : { after }) });
      expect(page.total).toBe(9);
      seen.push(...page.items.map(({ deliveryId }) => deliveryId));
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(seen).toEqual((await notifications.deliveries()).map(({ deliveryId }) => deliveryId).toReversed());
  });

  it('is narrowed by state and kind', async () => {
    const failed = await find({ state: 'failed' });
    expect(failed).toMatchObject({ total: 1, next: null, items: [{ kind: 'role-given', outcome: '550 unknown', sentAt: null }] });
    expect(await find({ state: 'failed', kind: 'invitation' })).toMatchObject({ total: 0, items: [] });
  });

  it('refuses a place that it has not given out', async () => {
    await expect(find({ after: 'nowhere' })).rejects.toMatchObject({ code: 'page.malformed' });
  });

  it('shows a district nothing, whatever asks for it', async () => {
    expect(await find({}, officer)).toMatchObject({ total: 0, items: [] });
    expect(await notifications.replica.attention.find(officer)).toEqual({ items: [] });
  });
});

it('tells the agency’s administrator of mails that failed, by their number, and nobody else', async () => {
  expect(await notifications.replica.attention.find({ ...admin, roles: ['buyer'] })).toEqual({ items: [] });
  expect(await notifications.replica.attention.find(admin)).toMatchObject({
    items: [{ kind: 'delivery.failed', organisationId: admin.organisationId, facts: { deliveries: 1 }, link: '/deliveries?state=failed' }],
  });
});

it('leaks no row of any table to an organization that it is not for', async () => {
  const tenants = [admin, officer].map(({ organisationId, personId }) => ({ organisationId, personId }));
  await notifications.replica.preferences.mute(officer, { kind: 'reminder', muted: true });
  const asAgency = (_: unknown, { organisationId }: { organisationId: string | null }): boolean => organisationId === admin.organisationId;
  const findings = await checkTenancy({
    database: notifications.database,
    tenants,
    mayRead: {
      delivery: asAgency,
      delivery_attempt: asAgency,
      mail_preference: ({ person_id }, { personId }) => person_id === personId,
      // Names and zones of organizations are open to whoever is signed in.
      organisation: () => true,
      person: ({ person_id }, { personId }) => person_id === personId,
      role_grant: (row, { organisationId, personId }) => row['organisation_id'] === organisationId || row['person_id'] === personId,
    },
    mayWrite: { delivery: asAgency, mail_preference: ({ person_id }, { personId }) => person_id === personId },
  });
  expect(findings).toEqual([]);
});
