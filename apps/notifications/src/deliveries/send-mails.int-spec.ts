import { setTimeout as pause } from 'node:timers/promises';
import { eventually, moveClock } from '@tributary/testing';
import { Notifications } from '../notifications.fixture.js';
import { Replica } from '../replica.fixture.js';
import { SpecMailServer } from './mail-server.fixture.js';

let server: SpecMailServer;
let notifications: Notifications;
const replicas: Replica[] = [];
beforeAll(async () => void (notifications = await Notifications.open()));
afterAll(() => notifications.close());
beforeEach(async () => void (server = await SpecMailServer.open()));
afterEach(async () => {
  await Promise.all(replicas.splice(0).map((replica) => replica.close()));
  for (const table of ['delivery_attempt', 'delivery', 'position']) await notifications.rows(`delete from ${table}`);
  await server.close();
});

async function replica(settings: Parameters<typeof Replica.open>[1] = {}): Promise<Replica> {
  const opened = await Replica.open(notifications.database, { SMTP_URL: server.url, ...settings });
  replicas.push(opened);
  return opened;
}

/** Plans one mail about an offered role, and gives what it needs to be looked at. */
async function offer(): Promise<{ email: string; accept: () => Promise<void>; takeBack: () => Promise<void> }> {
  const { story } = notifications;
  const person = await story.person();
  const grant = story.grant(person, await story.district());
  await story.record(grant, 'offered');
  return { email: person.email, accept: () => story.record(grant, 'active'), takeBack: () => story.record(grant, 'ended') };
}

const become = (expected: readonly object[]): Promise<void> =>
  eventually(async () => expect(await notifications.deliveries()).toMatchObject(expected));
const attempts = (): Promise<object[]> =>
  notifications.rows('select number, outcome, reply from delivery_attempt order by delivery_id, number');

describe('sending', () => {
  it('hands a planned mail over and keeps the server’s reply', async () => {
    const { email } = await offer();
    (await replica()).start();
    await become([{ state: 'sent', attempts: 1, outcome: expect.stringMatching(/^250 /) as string, recipient: email }]);
    expect(await attempts()).toEqual([{ number: 1, outcome: 'accepted', reply: expect.stringMatching(/^250 /) as string }]);
    const [mail] = server.taken;
    expect(mail).toMatchObject({ to: email, messageId: (await notifications.deliveries())[0]?.messageId });
    expect(mail?.source).toContain('From: "Agency (sample)" <purchasing@agency.example>');
  });

  it('sends each mail once, though two replicas look for them', async () => {
    const { story } = notifications;
    const district = await story.district();
    for (let index = 0; index < 60; index += 1) await story.officer(district);
    await story.publish([district]);
    for (const one of [await replica(), await replica()]) one.start();
    await become(Array.from({ length: 60 }, () => ({ state: 'sent', attempts: 1 })));
    const ids = server.taken.map(({ messageId }) => messageId);
    expect(ids.toSorted()).toEqual((await notifications.deliveries()).map(({ messageId }) => messageId).toSorted());
    const [{ count }] = (await notifications.rows('select count(distinct replica)::int as count from delivery')) as [{ count: number }];
    expect(count).toBe(2);
  });

  it.each([421, 450])('tries again after %d, and counts it', async (code) => {
    server.manner = (_, nth) => (nth < 3 ? { at: 'RCPT', code } : 'accept');
    await offer();
    (await replica()).start();
    await become([{ state: 'sent', attempts: 3, refusals: 2 }]);
    expect(await attempts()).toMatchObject([
      { outcome: 'refused', reply: expect.stringContaining(String(code)) as string },
      { outcome: 'refused' },
      { outcome: 'accepted' },
    ]);
    expect(server.taken).toHaveLength(1);
  });

  it('gives up at 550, with the cause', async () => {
    server.manner = () => ({ at: 'RCPT', code: 550 });
    await offer();
    (await replica()).start();
    await become([{ state: 'failed', attempts: 1, outcome: expect.stringContaining('550') as string }]);
    await pause(300);
    expect(server.taken).toEqual([]);
    expect(await notifications.rows('select due_at from delivery')).toEqual([{ due_at: null }]);
  });

  it('holds it against no mail that the server is away', async () => {
    await offer();
    (await replica({ SMTP_URL: 'smtp://127.0.0.1:1' })).start();
    await eventually(async () => expect((await attempts()).length).toBeGreaterThan(1));
    expect(await notifications.deliveries()).toMatchObject([{ refusals: 0, outcome: expect.stringContaining('ECONNREFUSED') as string }]);
    (await replica()).start();
    await become([{ state: 'sent', refusals: 0 }]);
  });
});

describe('what is true is asked again when a mail is due', () => {
  it('drops the offer of a role that was taken back or accepted', async () => {
    const [first, second] = [await offer(), await offer()];
    await first.takeBack();
    await second.accept();
    (await replica()).start();
    await become([
      { state: 'dropped', outcome: 'The role was taken back before this mail was due.' },
      { state: 'dropped', outcome: 'The role was accepted before this mail was due.' },
    ]);
    expect(server.taken).toEqual([]);
    expect(await attempts()).toEqual([]);
  });

  it('drops an invitation whose reader lost the role, and writes to the address of today', async () => {
    const { story } = notifications;
    const district = await story.district();
    const [leaver, mover] = [await story.person(), await story.officer(district)];
    const grant = story.grant(leaver, district);
    await story.record(grant, 'active');
    await story.publish([district]);
    await story.record(grant, 'ended');
    await notifications.rows('update person set email = $2 where person_id = $1', [mover.personId, 'today@sample.example']);
    (await replica()).start();
    await eventually(async () => {
      const [left] = (await notifications.deliveries()).filter(({ personId }) => personId === leaver.personId);
      expect(left).toMatchObject({ state: 'dropped', outcome: 'The person no longer has a role that gets this mail.' });
      expect(server.taken.map(({ to }) => to)).toEqual(['today@sample.example']);
    });
  });

  it('drops an invitation once the cut-off has passed or the price is fixed', async () => {
    const { story } = notifications;
    const [late, priced] = [await story.district(), await story.district()];
    await story.officer(late);
    await story.publish([late], 60_000);
    await moveClock(notifications.database.ownerUrl, 60_000);
    const person = await story.officer(priced);
    const purchase = await story.publish([priced]);
    await purchase.commit(priced, 400);
    await purchase.price();
    (await replica()).start();
    await become([
      { kind: 'invitation', state: 'dropped', outcome: 'The cut-off passed before this mail was due.' },
      { kind: 'invitation', state: 'dropped', outcome: 'The price was fixed before this mail was due.' },
      { kind: 'commitment-received', state: 'sent' },
      { kind: 'rung-reached', state: 'dropped' },
      { kind: 'priced', state: 'sent', recipient: person.email },
    ]);
  });

  it('puts a mail off while the copies are being rebuilt', async () => {
    await offer();
    await notifications.rows(`insert into position values ('notifications.copies', 'districts.grants', 0, 0, 7, 9)`);
    const one = await replica();
    expect(await one.deliveries.take()).toBe('settled');
    expect(await notifications.deliveries()).toMatchObject([{ state: 'planned', attempts: 0 }]);
    const [row] = await notifications.rows<{ later: boolean }>(`select due_at > clock_timestamp() + interval '4 s' as later from delivery`);
    expect(row).toEqual({ later: true });
  });
});

describe('a hand-over that is interrupted', () => {
  it('leaves the mail uncertain, and does not send it again', async () => {
    server.manner = () => 'hang-up';
    await offer();
    (await replica()).start();
    await become([{ state: 'uncertain', attempts: 1, outcome: expect.stringContaining('No answer came') as string }]);
    await pause(1_500);
    expect(server.taken).toHaveLength(1);
  });

  it('is repeated with the same Message-ID where the setting says so', async () => {
    server.manner = (_, nth) => (nth === 1 ? 'hang-up' : 'accept');
    await offer();
    (await replica({ UNCERTAIN_MAILS: 'resend' })).start();
    await become([
      { state: 'sent', attempts: 2, outcome: expect.stringMatching(/^Handed over again after an interruption: 250 /) as string },
    ]);
    const [first, second] = server.taken.map(({ messageId }) => messageId);
    expect(second).toBe(first);
  });

  it('is found by another replica when the one that made it is not heard of any more', async () => {
    await offer();
    const dead = await replica();
    expect(await dead.deliveries.take()).toMatchObject({ attempt: 1 });
    const other = await replica();
    expect(await other.handOvers.markLost()).toBe(0);
    await pause(1_100);
    expect(await other.handOvers.markLost()).toBe(1);
    expect(await other.handOvers.markLost()).toBe(0);
    expect(await notifications.deliveries()).toMatchObject([{ state: 'uncertain', attempts: 1 }]);
    expect(await attempts()).toMatchObject([{ number: 1, outcome: 'unanswered' }]);
  });

  it('is not taken for lost as long as its replica keeps its lease', async () => {
    await offer();
    const slow = await replica();
    const taken = await slow.deliveries.take();
    if (taken === null || taken === 'settled') throw new Error('Nothing was due.');
    await pause(800);
    await slow.handOvers.extendLeases([taken.deliveryId]);
    await pause(500);
    expect(await slow.handOvers.markLost()).toBe(0);
  });

  it('is settled by an answer that comes late', async () => {
    await offer();
    const slow = await replica();
    const taken = await slow.deliveries.take();
    if (taken === null || taken === 'settled') throw new Error('Nothing was due.');
    await pause(1_100);
    await (await replica()).handOvers.markLost();
    await slow.handOvers.record(taken, { is: 'accepted', reply: '250 late' });
    expect(await notifications.deliveries()).toMatchObject([{ state: 'sent', outcome: '250 late' }]);
    expect(await attempts()).toEqual([{ number: 1, outcome: 'accepted', reply: '250 late' }]);
  });

  it('changes nothing once another replica has handed the mail over again', async () => {
    await offer();
    const slow = await replica({ UNCERTAIN_MAILS: 'resend' });
    const taken = await slow.deliveries.take();
    if (taken === null || taken === 'settled') throw new Error('Nothing was due.');
    await pause(1_100);
    const other = await replica({ UNCERTAIN_MAILS: 'resend' });
    await other.handOvers.markLost();
    expect(await other.deliveries.take()).toMatchObject({ attempt: 2 });
    await slow.handOvers.record(taken, { is: 'refused', code: 550, reply: '550 late' });
    expect(await notifications.deliveries()).toMatchObject([{ state: 'sending', attempts: 2 }]);
    expect(await attempts()).toMatchObject([{ number: 1, outcome: 'refused', reply: '550 late' }]);
  });
});
