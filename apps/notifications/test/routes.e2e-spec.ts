import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import {
  type DeliveryPage,
  grantRecorded,
  mailKind,
  type MailPreferences,
  type MailTemplates,
  personRecorded,
  type Role,
} from '@tributary/contracts';
import {
  accessTokenFor,
  type CaughtMail,
  checkRoutes,
  checkTexts,
  eventually,
  mails,
  type RoleHolder,
  type RoutesDocument,
  servers,
} from '@tributary/testing';
import type { Person } from '../src/story.fixture.js';
import { RunningNotifications } from './running-notifications.fixture.js';

let notifications: RunningNotifications;
beforeAll(async () => void (notifications = await RunningNotifications.start({ LOG_LEVEL: 'debug' }, 2)));
afterAll(() => notifications.close());

// The machine may be busy with other specs.
const WAIT = { timeoutMs: 60_000 };
jest.setTimeout(120_000);

const mailTo = (person: Person, subject: RegExp): Promise<CaughtMail> =>
  eventually(async () => {
    const found = (await mails(servers.mailUrl).list(person.email)).filter((mail) => subject.test(mail.subject));
    expect(found).toHaveLength(1);
    return found[0]!;
  }, WAIT);

/** As they were sent, each on one line: the catcher's own list of headers puts those of lists together. */
async function headersOf({ id }: CaughtMail): Promise<string> {
  const source = await (await fetch(`${servers.mailUrl}/api/email/${id}/source`)).text();
  return (source.replaceAll('\r\n', '\n').split('\n\n')[0] ?? '').replace(/\n[ \t]+/g, ' ');
}

describe('the link that stops a kind of mail', () => {
  it('stands in the headers of what can be muted alone, acts by POST without a sign-in, and is in no log', async () => {
    const { story, origin } = notifications;
    const district = await story.district();
    const officer = await story.officer(district);
    const first = await story.publish([district], undefined, 'Desks');
    const invitation = await mailTo(officer, /^Desks: commit by /);
    const headers = await headersOf(invitation);
    expect(headers).toContain('\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\n');
    const link = /^List-Unsubscribe: <http:\/\/portal\.example\/api\/notifications\/v1\/unsubscribe\?token=([\w-]{43})>$/m;
    const [, token = ''] = link.exec(headers) ?? [];
    expect(invitation.text).toContain(`http://portal.example/unsubscribe?token=${token}`);

    const opened = await fetch(`${origin}/v1/unsubscribe?token=${token}`, { redirect: 'manual' });
    expect([opened.status, opened.headers.get('location')]).toEqual([303, `http://portal.example/unsubscribe?token=${token}`]);
    await story.publish([district], undefined, 'Chairs');
    await mailTo(officer, /^Chairs: commit by /);

    expect(
      (await fetch(`${origin}/v1/unsubscribe?token=${token.replace(/^./, (at) => (at === 'A' ? 'B' : 'A'))}`, { method: 'POST' })).status,
    ).toBe(404);
    const form = new FormData();
    form.set('List-Unsubscribe', 'One-Click');
    for (const body of [form, new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }), undefined]) {
      const answer = await fetch(`${origin}/v1/unsubscribe?token=${token}`, { method: 'POST', ...(body ? { body } : {}) });
      expect([answer.status, await answer.json()]).toEqual([200, { kind: 'invitation', muted: true }]);
    }
    await story.publish([district], undefined, 'Lamps');
    await first.cancel();
    const end = await mailTo(officer, /^Called off: Desks$/);
    expect(await headersOf(end)).not.toMatch(/^List-/im);
    const got = (await mails(servers.mailUrl).list(officer.email)).map(({ subject }) => subject.split(':')[0]);
    expect(got.toSorted()).toEqual(['Called off', 'Chairs', 'Desks']);
    const log = notifications.replicas.map((replica) => replica.output()).join('');
    expect(log).toContain('"route":"/v1/unsubscribe"');
    expect(log).not.toContain(token);
  });
});

describe('the routes of notifications', () => {
  let callers: Readonly<Record<Role, RoleHolder>>;
  const holders: string[] = [];

  beforeAll(async () => {
    const { story } = notifications;
    const district = await story.district();
    callers = {
      'agency-admin': await holder('agency-admin', story.agency.organisationId),
      buyer: await holder('buyer', story.agency.organisationId),
      'district-admin': await holder('district-admin', district.organisationId),
      'purchasing-officer': await holder('purchasing-officer', district.organisationId),
    };
    await eventually(async () => {
      const joined = 'select from role_grant g join person p using (person_id) where g.person_id = any ($1) and p.subject is not null';
      expect(await notifications.rows(joined, [holders])).toHaveLength(holders.length);
    }, WAIT);
  });

  it('refuse whoever may not call them', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [`${__dirname}/../dist/describe.js`], { maxBuffer: 16 * 1024 * 1024 });
    const { openapi } = JSON.parse(stdout) as { openapi: RoutesDocument };
    expect(Object.keys(openapi.paths).toSorted()).toEqual([
      '/v1/attention',
      '/v1/deliveries',
      '/v1/deliveries/{deliveryId}/settle',
      '/v1/mail-preferences',
      '/v1/mail-templates',
      '/v1/mail-templates/{kind}',
      '/v1/unsubscribe',
    ]);
    const open = {
      'POST /v1/deliveries/{deliveryId}/settle': 'Every delivery is the agency’s, and only its administrators may call it.',
      'GET /v1/mail-templates/{kind}': 'Templates are no rows of anybody.',
    };
    expect(await checkRoutes({ origin: notifications.origin, openapi, callers, foreign: {}, open })).toEqual([]);
    const taken = {
      'POST /v1/deliveries/{deliveryId}/settle': { path: { deliveryId: await uncertain() }, body: () => ({ outcome: 'arrived' }) },
      'PUT /v1/mail-preferences': { body: () => ({ kind: 'rung-reached', muted: true }) },
    };
    expect(await checkTexts({ origin: notifications.origin, openapi, callers, taken })).toEqual([]);
  });

  it('list deliveries to the administrator, and only to them', async () => {
    const { story } = notifications;
    const district = await story.district();
    await story.officer(district);
    await (await story.publish([district], undefined, 'Cabinets')).cancel();
    const list = async (role: Role): Promise<Response> =>
      fetch(`${notifications.origin}/v1/deliveries?kind=cancelled`, {
        headers: { authorization: `Bearer ${callers[role].token}`, 'tributary-organisation': callers[role].organisationId },
      });
    const { total, items } = await eventually(async () => {
      const page = (await (await list('agency-admin')).json()) as DeliveryPage;
      expect(page.items[0]).toMatchObject({ kind: 'cancelled', subject: 'Called off: Cabinets', state: 'sent' });
      return page;
    }, WAIT);
    expect(items).toHaveLength(total);
    expect(items[0]).toMatchObject({ attempts: 1, outcome: expect.stringMatching(/^250 /) as string });
    expect((await list('purchasing-officer')).status).toBe(403);
  });

  it('let each person mute for themselves', async () => {
    const headers = (role: Role): Record<string, string> => ({
      authorization: `Bearer ${callers[role].token}`,
      'content-type': 'application/json',
    });
    const preferences = async (role: Role): Promise<string[]> => {
      const answer = await fetch(`${notifications.origin}/v1/mail-preferences`, { headers: headers(role) });
      return ((await answer.json()) as MailPreferences).items.filter(({ muted }) => muted).map(({ kind }) => kind);
    };
    const mute = (kind: string, muted: boolean): Promise<Response> =>
      fetch(`${notifications.origin}/v1/mail-preferences`, {
        ...{ method: 'PUT', body: JSON.stringify({ kind, muted }) },
        headers: { ...headers('purchasing-officer'), 'idempotency-key': randomUUID() },
      });
    expect((await mute('reminder', true)).status).toBe(200);
    expect([await preferences('purchasing-officer'), await preferences('buyer')]).toEqual([['reminder'], []]);
    expect((await mute('priced', true)).status).toBe(422);
    await mute('reminder', false);
    expect(await preferences('purchasing-officer')).toEqual([]);
  });

  it('show the buyer each template as it is sent', async () => {
    const headers = { authorization: `Bearer ${callers.buyer.token}`, 'tributary-organisation': callers.buyer.organisationId };
    const get = async (path: string): Promise<unknown> =>
      (await fetch(`${notifications.origin}/v1/mail-templates${path}`, { headers })).json();
    expect(((await get('')) as MailTemplates).items.map(({ kind }) => kind)).toEqual(mailKind.options);
    expect(await get('/left-out')).toMatchObject({ kind: 'left-out', mandatory: true, html: expect.stringContaining('#0e5f7d') as string });
  });

  /** A delivery of which nobody knows whether it has arrived. */
  async function uncertain(): Promise<string> {
    const sent = await eventually(async () => {
      const [row] = await notifications.rows<{ id: string }>(`select delivery_id as id from delivery where state = 'sent' limit 1`);
      expect(row).toBeDefined();
      return row!.id;
    }, WAIT);
    await notifications.rows(`update delivery set state = 'uncertain', sent_at = null, unanswered = 1 where delivery_id = $1`, [sent]);
    return sent;
  }

  async function holder(role: Role, organisationId: string): Promise<RoleHolder> {
    const { story } = notifications;
    const { personId, email } = await story.person();
    const token = await accessTokenFor(servers.issuer, email);
    const [, payload = ''] = token.split('.');
    const { iss, sub } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { iss: string; sub: string };
    await notifications.publish(personRecorded, { personId, email, name: 'Somebody (sample)', issuer: iss, subject: sub });
    await notifications.publish(grantRecorded, story.recorded(story.grant({ personId, email }, { organisationId }, role), 'active'));
    holders.push(personId);
    return { token, organisationId };
  }
});
