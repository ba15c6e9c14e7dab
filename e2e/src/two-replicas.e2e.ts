import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import type { CommitBasketBody, CommitmentReceipt, DeliveryPage, DistrictPage, JointPurchaseView } from '@tributary/contracts';
import { readTopic } from '@tributary/messaging';
import { eventually, mails } from '@tributary/testing';
import pg from 'pg';
import { callerFor, giveAndAccept, organisationOf, type Caller } from './caller.ts';
import { databaseOf, livingOrigins, passMoment } from './clock.ts';
import { runningPlatform } from './config.ts';
import { basketOf, lotOf, openRound, see } from './rounds.ts';

const districtsInvited = 12;
const changesEach = 8;
const title = 'Science kits, grades 6 to 8';

interface District {
  readonly organisationId: string;
  readonly officer: Caller;
  readonly email: string;
}

/** One replica of each service dies by the hardest signal while districts commit; nobody is told. */
function killOneOf(service: string): void {
  const victim = runningPlatform().replicas.find((replica) => replica.service === service);
  if (victim === undefined) throw new Error(`${service} does not run.`);
  process.kill(victim.process.pid, 'SIGKILL');
}

async function prepareDistricts(admin: Caller, agency: string): Promise<District[]> {
  const { items } = await admin.call<DistrictPage>('/districts/v1/districts?limit=60', { organisation: agency });
  const chosen = items.slice(-districtsInvited);
  return Promise.all(
    chosen.map(async ({ organisationId, leaid }) => {
      const person = { organisationId, email: `officer.${leaid}@sample.example`, name: `Officer of ${leaid} (sample)` };
      // The agency names a district's administrator, who gives the other roles there: here to the same person.
      const officer = await giveAndAccept(admin, agency, { ...person, role: 'district-admin' });
      await giveAndAccept(officer, organisationId, { ...person, role: 'purchasing-officer' });
      return { organisationId, email: person.email, officer };
    }),
  );
}

/** Sends until it is acknowledged, always with the same key and revision: what a careful client does. Gives the new revision. */
async function commitUntilAcknowledged(
  district: District,
  jointPurchaseId: string,
  body: CommitBasketBody,
  revision: number | null,
): Promise<number> {
  const sent = { method: 'PUT', organisation: district.organisationId, body, revision, key: randomUUID() };
  for (let times = 1; ; times++) {
    try {
      const path = `/procurement/v1/joint-purchases/${jointPurchaseId}/commitment`;
      return (await district.officer.call<CommitmentReceipt>(path, sent)).revision;
    } catch (error) {
      if (times >= 60) throw error;
      await pause(200);
    }
  }
}

/** One change after the other, each based on the one before it. */
async function commitAll(district: District, { jointPurchaseId, lots }: JointPurchaseView, quantities: readonly number[]): Promise<void> {
  const seat = { caller: district.officer, organisation: district.organisationId };
  await eventually(() => see(seat, jointPurchaseId));
  let revision: number | null = null;
  for (const quantity of quantities) {
    const body = await eventually(() => basketOf(seat, [{ lotId: lots[0]?.lotId ?? '', quantity }]));
    revision = await commitUntilAcknowledged(district, jointPurchaseId, body, revision);
  }
}

test('a replica of procurement and one of notifications die under load: nothing is lost, nothing is double, every mail comes once', async () => {
  const { addresses } = runningPlatform();
  const [admin, buyer] = await Promise.all([callerFor('dana.whitfield@sample.example'), callerFor('marcus.lee@sample.example')]);
  const agency = await organisationOf(admin, 'agency-admin');
  const districts = await prepareDistricts(admin, agency);
  const purchase = await openRound(
    { caller: buyer, organisation: agency },
    {
      title,
      invited: districts.map(({ organisationId }) => organisationId),
      lots: [
        lotOf(title, 'kit', [
          [10, 185],
          [300, 172.505],
          [2_000, 160],
        ]),
      ],
    },
  );
  const path = `/procurement/v1/joint-purchases/${purchase.jointPurchaseId}`;

  const load = districts.map((district, index) =>
    commitAll(
      district,
      purchase,
      Array.from({ length: changesEach }, (_, change) => index * 100 + change + 1),
    ),
  );
  let isOver = false;
  const loaded = Promise.all(load).then(() => (isOver = true));
  await pause(400);
  expect(isOver).toBe(false);
  killOneOf('procurement');
  killOneOf('notifications');
  await loaded;

  const expected = districts.reduce((sum, _, index) => sum + index * 100 + changesEach, 0);
  const open = await buyer.call<JointPurchaseView>(path, { organisation: agency });
  expect(open.lots[0]?.price.totalQuantity).toBe(expected);
  expect(open.participants).toHaveLength(districtsInvited);

  await passMoment(purchase.cutOffAt, await livingOrigins('procurement'));
  const priced = await eventually(async () => {
    const view = await buyer.call<JointPurchaseView>(path, { organisation: agency });
    expect(view.status).toBe('priced');
    return view;
  });
  expect(priced.lots[0]?.fixedUnitPriceE4).toBe(1_600_000);
  expect(priced.totalCents).toBe(expected * 16_000);

  await test.step('each change is one record of the topic, versions 1 … n without a gap, and the outbox is empty', async () => {
    const records = await eventually(async () => {
      const mine = (await readTopic(addresses.kafkaBrokers.split(','), 'procurement.joint-purchases')).filter(
        (record) => record.key === purchase.jointPurchaseId,
      );
      expect(mine.some((record) => record.type === 'procurement.joint-purchase.priced@1')).toBe(true);
      return mine;
    });
    const first = [...new Map(records.map((record) => [record.version, record])).values()];
    expect(first.map((record) => record.version)).toEqual(first.map((_, index) => index + 1));
    expect(first.filter((record) => record.type === 'procurement.joint-purchase.basket-committed@1')).toHaveLength(
      districtsInvited * changesEach,
    );
    await eventually(async () => expect(await count(databaseOf('procurement', 'worker'), 'select count(*)::int as n from outbox')).toBe(0));
    await eventually(async () =>
      expect(await count(databaseOf('notifications', 'worker'), 'select count(*)::int as n from waiting')).toBe(0),
    );
  });

  await test.step('every participant has the invitation and the price in its mailbox, once', async () => {
    const mailbox = mails(addresses.mailUrl);
    await eventually(
      async () => {
        for (const kind of ['invitation', 'priced']) {
          const { items } = await admin.call<DeliveryPage>(`/notifications/v1/deliveries?limit=200&kind=${kind}`, { organisation: agency });
          const mine = items.filter(
            (delivery) => districts.some((district) => district.email === delivery.recipient) && delivery.subject.includes(title),
          );
          expect(mine).toHaveLength(districtsInvited);
          expect(mine.filter((delivery) => !['sent', 'uncertain'].includes(delivery.state))).toEqual([]);
        }
      },
      { timeoutMs: 90_000 },
    );
    const caught = (await mailbox.list()).filter((mail) => mail.subject.includes(title));
    expect(new Set(caught.map((mail) => mail.messageId)).size).toBe(caught.length);
    for (const district of districts) await expectMails(await mailbox.list(district.email), district, admin, agency, priced);
  });
});

async function expectMails(
  caught: readonly { subject: string; text: string }[],
  district: District,
  admin: Caller,
  agency: string,
  priced: JointPurchaseView,
): Promise<void> {
  const { items } = await admin.call<DeliveryPage>('/notifications/v1/deliveries?limit=200&state=uncertain', { organisation: agency });
  const uncertain = items.filter((delivery) => delivery.recipient === district.email).length;
  // Besides these there are mails that confirm commitments and tell of rungs, as many as there were occasions.
  const mine = caught.filter(({ subject }) => subject.includes(title) && /commit by|the price is fixed/.test(subject));
  expect(mine.length).toBeGreaterThanOrEqual(2 - uncertain);
  expect(mine.length).toBeLessThanOrEqual(2);
  const amount = priced.participants.find((participant) => participant.organisationId === district.organisationId)?.amountCents ?? 0;
  const dollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' }).format(amount / 100);
  if (uncertain === 0) expect(mine.some((mail) => mail.text.includes(dollars) && mail.text.includes('$160.00'))).toBe(true);
}

async function count(url: string, sql: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ n: number }>(sql);
    return rows[0]?.n ?? 0;
  } finally {
    await client.end();
  }
}
