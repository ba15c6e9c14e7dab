import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type DeliveryPage, grantRecorded, personRecorded, type Role } from '@tributary/contracts';
import {
  accessTokenFor,
  type CaughtMail,
  checkRoutes,
  checkTexts,
  checkSubscriptions,
  eventually,
  mails,
  type RoleHolder,
  type RoutesDocument,
  servers,
} from '@tributary/testing';
import type { District, Person } from '../src/story.fixture.js';
import { subscriptions } from '../src/subscriptions.js';
import { RunningNotifications } from './running-notifications.fixture.js';

let notifications: RunningNotifications;
beforeAll(async () => void (notifications = await RunningNotifications.start({}, 2)));
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

describe('from an event to the mail in the box', () => {
  let winfield: District;
  let baldwin: District;
  let renee: Person;
  let tomas: Person;
  let buyer: Person;
  let jointPurchaseId: string;

  it('an offered role is told with the link that accepts it', async () => {
    const { story } = notifications;
    [winfield, baldwin] = [await story.district('Winfield City'), await story.district('Baldwin County')];
    renee = await story.person('Renee Hollis (sample)');
    const grant = story.grant(renee, winfield);
    await story.record(grant, 'offered');
    const mail = await mailTo(renee, /^Your role for Winfield City: purchasing officer$/);
    expect(mail.text).toContain(`http://portal.example/accept/${grant.grantId}`);
    expect(mail.html).toContain(`http://portal.example/accept/${grant.grantId}`);
    expect(mail.from[0]?.address).toBe('purchasing@agency.example');
    await story.record(grant, 'active');
  });

  it('a published purchase invites both districts, each to its own page', async () => {
    const { story } = notifications;
    tomas = await story.officer(baldwin);
    buyer = await story.officer(story.agency, 'buyer');
    jointPurchaseId = await story.publish([winfield, baldwin]);
    for (const [person, { organisationId }] of [
      [renee, winfield],
      [tomas, baldwin],
    ] as const) {
      const mail = await mailTo(person, /^Student tablets with case: commit by /);
      expect(mail.text).toContain(`http://portal.example/o/${organisationId}/joint-purchases/${jointPurchaseId}`);
      expect(mail.text).toContain('From 50 tablets: $449.00\nFrom 400 tablets: $429.00');
    }
  });

  it('a fixed price is told to each participant with its own figures, and to the buyer with the totals', async () => {
    await notifications.story.price(
      jointPurchaseId,
      new Map([
        [winfield, 120],
        [baldwin, 420],
      ]),
    );
    const subject = /^Student tablets with case: the price is fixed at \$429\.00 per tablet$/;
    expect((await mailTo(renee, subject)).text).toContain(
      'Winfield City\nQuantity: 120 tablets\nPrice per tablet: $429.00\nAmount: $51,480.00',
    );
    expect((await mailTo(tomas, subject)).text).toContain(
      'Baldwin County\nQuantity: 420 tablets\nPrice per tablet: $429.00\nAmount: $180,180.00',
    );
    const whole = await mailTo(buyer, subject);
    expect(whole.text).toContain('Districts: 2\nTablets: 540\nPrice per tablet: $429.00\nTotal: $231,660.00');
    expect(whole.text).not.toContain('$51,480.00');
  });

  it('nobody has got any of them twice', async () => {
    const deliveries = await notifications.deliveries();
    const caught = (await mails(servers.mailUrl).list()).map(({ messageId }) => messageId);
    for (const { messageId, state } of deliveries) {
      expect(state).toBe('sent');
      expect(caught.filter((id) => id === messageId)).toHaveLength(1);
    }
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
    expect(Object.keys(openapi.paths).toSorted()).toEqual(['/v1/attention', '/v1/deliveries']);
    expect(await checkRoutes({ origin: notifications.origin, openapi, callers, foreign: {} })).toEqual([]);
    expect(await checkTexts({ origin: notifications.origin, openapi, callers, taken: {} })).toEqual([]);
  });

  it('list deliveries to the administrator, and only to them', async () => {
    const list = async (role: Role): Promise<Response> =>
      fetch(`${notifications.origin}/v1/deliveries?kind=priced`, {
        headers: { authorization: `Bearer ${callers[role].token}`, 'tributary-organisation': callers[role].organisationId },
      });
    const page = (await (await list('agency-admin')).json()) as DeliveryPage;
    expect(page).toMatchObject({ total: 3, next: null });
    expect(page.items[0]).toMatchObject({ kind: 'priced', state: 'sent', attempts: 1, outcome: expect.stringMatching(/^250 /) as string });
    expect((await list('purchasing-officer')).status).toBe(403);
  });

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

it('wait for no event twice: each subscription changes its state once', async () => {
  const { workerUrl } = notifications.database;
  expect(await checkSubscriptions({ subscriptions, brokers: servers.kafkaBrokers, workerUrl })).toEqual([]);
});
