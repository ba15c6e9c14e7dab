import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '@tributary/testing';
import { SpecMailServer } from '../src/deliveries/mail-server.fixture.js';
import { RunningNotifications } from './running-notifications.fixture.js';

// GUARANTEES I10: an SMTP server accepts a Message-ID once, or the row says `uncertain`.

// The machine may be busy with other specs, and Kafka takes a while to miss a member that was killed.
const WAIT = { timeoutMs: 60_000 };
jest.setTimeout(180_000);

let server: SpecMailServer;
let notifications: RunningNotifications;
beforeEach(async () => void (server = await SpecMailServer.open()));
afterEach(async () => {
  await notifications.close();
  await server.close();
});

/** Offers a role, and kills the replica with -9 once the server has the whole mail and has not answered yet. */
async function crashBetweenDataAndRecord(settings: Record<string, string>): Promise<void> {
  notifications = await RunningNotifications.start({ SMTP_URL: server.url, ...settings });
  const arrived = new Promise<void>((resolve) => {
    server.beforeAnswer = async () => {
      server.beforeAnswer = async () => undefined;
      await notifications.kill();
      resolve();
    };
  });
  const { story } = notifications;
  await story.record(story.grant(await story.person(), await story.district()), 'offered');
  await arrived;
  expect(await notifications.deliveries()).toMatchObject([{ state: 'sending', attempts: 1 }]);
  expect(server.taken).toHaveLength(1);
}

describe('a replica killed between the end of DATA and its record', () => {
  it('leaves the mail uncertain, and nobody sends it again', async () => {
    await crashBetweenDataAndRecord({ UNCERTAIN_MAILS: 'leave' });
    await notifications.add();
    await eventually(async () => expect(await notifications.deliveries()).toMatchObject([{ state: 'uncertain', attempts: 1 }]), WAIT);
    await pause(3_000);
    expect(server.taken).toHaveLength(1);
    expect(await notifications.rows('select number, outcome from delivery_attempt')).toEqual([{ number: 1, outcome: 'unanswered' }]);
  });

  it('has its mail sent again with the same Message-ID where the setting says so', async () => {
    await crashBetweenDataAndRecord({ UNCERTAIN_MAILS: 'resend' });
    await notifications.add();
    await eventually(async () => expect(await notifications.deliveries()).toMatchObject([{ state: 'sent', attempts: 2 }]), WAIT);
    const [delivery] = await notifications.deliveries();
    expect(server.taken.map(({ messageId }) => messageId)).toEqual([delivery?.messageId, delivery?.messageId]);
    expect(delivery?.outcome).toMatch(/^Handed over again after an interruption: 250 /);
  });
});

it('a replica that is asked to stop finishes what it has in hand, and begins nothing new', async () => {
  notifications = await RunningNotifications.start({ SMTP_URL: server.url, MAILS_AT_ONCE: '1' });
  const answer = Promise.withResolvers<void>();
  const arrived = new Promise<void>((resolve) => (server.beforeAnswer = async () => (resolve(), answer.promise)));
  const { story } = notifications;
  const district = await story.district();
  for (const person of [await story.person(), await story.person()]) await story.record(story.grant(person, district), 'offered');
  await arrived;
  await eventually(async () => expect(await notifications.deliveries()).toHaveLength(2), WAIT);
  const stopped = notifications.kill('SIGTERM');
  await pause(500);
  answer.resolve();
  expect(await stopped).toBe(0);
  const states = (await notifications.deliveries()).map(({ state, attempts }) => `${state} ${attempts}`);
  expect(states.toSorted()).toEqual(['planned 0', 'sent 1']);
  expect(server.taken).toHaveLength(1);
});

describe('one of two replicas killed in the middle of 300 mails', () => {
  it('has each Message-ID accepted once, or its row uncertain, and all others sent', async () => {
    notifications = await RunningNotifications.start({ SMTP_URL: server.url }, 2);
    const { story } = notifications;
    const district = await story.district();
    for (let index = 0; index < 300; index += 1) await story.officer(district);
    await eventually(async () => {
      const [row] = await notifications.rows<{ count: number }>(`select count(*)::int as count from role_grant where state = 'active'`);
      expect(row?.count).toBeGreaterThanOrEqual(300);
    }, WAIT);
    // Slow enough for the kill to come while mails are in hand in both.
    server.beforeAnswer = () => pause(20);
    await story.publish([district]);
    await eventually(() => expect(server.taken.length).toBeGreaterThan(100), WAIT);
    await notifications.kill();
    const settled = await eventually(async () => {
      const rows = (await notifications.deliveries()).filter(({ kind }) => kind === 'invitation');
      expect(rows.filter(({ state }) => state === 'sent' || state === 'uncertain')).toHaveLength(300);
      return rows;
    }, WAIT);
    const accepted = Map.groupBy(server.taken, ({ messageId }) => messageId);
    for (const { messageId, state } of settled) {
      const times = accepted.get(messageId)?.length ?? 0;
      if (state === 'sent') expect([messageId, times]).toEqual([messageId, 1]);
      else expect(times).toBeLessThanOrEqual(1);
    }
    const uncertain = settled.filter(({ state }) => state === 'uncertain').length;
    expect(uncertain).toBeLessThanOrEqual(5);
    expect(settled.map(({ messageId }) => messageId)).toHaveLength(
      new Set(server.taken.map(({ messageId }) => messageId)).size + notTaken(settled, accepted),
    );
  });
});

function notTaken(rows: readonly { readonly messageId: string }[], accepted: ReadonlyMap<string, unknown>): number {
  return rows.filter(({ messageId }) => !accepted.has(messageId)).length;
}

describe('a mail server that refuses', () => {
  it('for now gets the mail again, and for good not', async () => {
    notifications = await RunningNotifications.start({ SMTP_URL: server.url });
    const { story } = notifications;
    const district = await story.district();
    const [busy, grey, gone] = [await story.person(), await story.person(), await story.person()];
    const manners = new Map([
      [busy.email, 421],
      [grey.email, 450],
    ]);
    server.manner = (to, nth) => {
      if (to === gone.email) return { at: 'RCPT', code: 550 };
      return nth === 1 ? { at: 'DATA', code: manners.get(to) ?? 0 } : 'accept';
    };
    for (const person of [busy, grey, gone]) await story.record(story.grant(person, district), 'offered');
    const outcome = (email: string) =>
      expect.objectContaining(email === gone.email ? { state: 'failed', attempts: 1 } : { state: 'sent', attempts: 2 }) as unknown;
    await eventually(async () => {
      const rows = await notifications.deliveries();
      expect(rows).toHaveLength(3);
      for (const row of rows) expect(row).toEqual(outcome(row.recipient));
    }, WAIT);
    expect(server.taken.map(({ to }) => to).toSorted()).toEqual([busy.email, grey.email].toSorted());
    expect((await notifications.deliveries()).find(({ recipient }) => recipient === gone.email)?.outcome).toContain('550');
  });
});
