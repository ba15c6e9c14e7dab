import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import type { DeliveryPage, DistrictPage, JointPurchaseView } from '@tributary/contracts';
import { readTopic } from '@tributary/messaging';
import { eventually, mails } from '@tributary/testing';
import pg from 'pg';
import { callerFor, giveAndAccept, organisationOf, type Caller } from './caller.ts';
import { databaseOf, livingOrigins, passMoment, procurementNow } from './clock.ts';
import { runningPlatform } from './config.ts';

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

/** Sends until it is acknowledged, always with the same key: what a careful client does. Gives how often it was sent. */
async function commitUntilAcknowledged(district: District, purchase: JointPurchaseView, quantity: number): Promise<number> {
  const key = randomUUID();
  const body = { lotId: purchase.lots[0]?.lotId, quantity };
  for (let sent = 1; ; sent++) {
    try {
      await district.officer.call(`/procurement/v1/joint-purchases/${purchase.jointPurchaseId}/commitment`, {
        method: 'PUT',
        organisation: district.organisationId,
        body,
        key,
      });
      return sent;
    } catch (error) {
      if (sent >= 60) throw error;
      await pause(200);
    }
  }
}

async function openPurchase(buyer: Caller, agency: string, districts: readonly District[]): Promise<JointPurchaseView> {
  const body = {
    title,
    lots: [
      {
        title,
        unit: 'kit',
        ladder: [
          { fromQuantity: 10, unitPriceE4: 1_850_000 },
          { fromQuantity: 300, unitPriceE4: 1_725_050 },
          { fromQuantity: 2_000, unitPriceE4: 1_600_000 },
        ],
      },
    ],
    cutOffAt: new Date((await procurementNow()).getTime() + 30 * 86_400_000).toISOString(),
    invitedOrganisationIds: districts.map((district) => district.organisationId),
  };
  // The roles given a moment ago reach procurement by events; until then it does not know whom it would invite.
  const draft = await eventually(() =>
    buyer.call<JointPurchaseView>('/procurement/v1/joint-purchases', { method: 'POST', organisation: agency, body }),
  );
  return buyer.call<JointPurchaseView>(`/procurement/v1/joint-purchases/${draft.jointPurchaseId}/publish`, {
    method: 'POST',
    organisation: agency,
  });
}

test('a replica of procurement and one of notifications die under load: nothing is lost, nothing is double, every mail comes once', async () => {
  const { addresses } = runningPlatform();
  const [admin, buyer] = await Promise.all([callerFor('dana.whitfield@sample.example'), callerFor('marcus.lee@sample.example')]);
  const agency = await organisationOf(admin, 'agency-admin');
  const districts = await prepareDistricts(admin, agency);
  const purchase = await openPurchase(buyer, agency, districts);
  const path = `/procurement/v1/joint-purchases/${purchase.jointPurchaseId}`;

  const load = districts.map(async (district, index) => {
    await eventually(() => district.officer.call(path, { organisation: district.organisationId }));
    for (let change = 1; change <= changesEach; change++) await commitUntilAcknowledged(district, purchase, index * 100 + change);
  });
  await pause(400);
  killOneOf('procurement');
  killOneOf('notifications');
  await Promise.all(load);

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
    expect(first.filter((record) => record.type === 'procurement.joint-purchase.quantity-committed@1')).toHaveLength(
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
        const { items } = await admin.call<DeliveryPage>('/notifications/v1/deliveries?limit=200', { organisation: agency });
        const mine = items.filter(
          (delivery) => districts.some((district) => district.email === delivery.recipient) && delivery.subject.includes(title),
        );
        expect(mine).toHaveLength(districtsInvited * 2);
        expect(mine.filter((delivery) => !['sent', 'uncertain'].includes(delivery.state))).toEqual([]);
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
  const mine = caught.filter((mail) => mail.subject.includes(title));
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
