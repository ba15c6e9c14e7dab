import type { MessageEvent } from '@nestjs/common';
import type { JointPurchaseMoved } from '@tributary/contracts';
import { type Actor, Database, Schedule } from '@tributary/service-kit';
import { eventually } from '@tributary/testing';
import type { Subscription } from 'rxjs';
import { entities } from '../database.js';
import { Procurement } from '../procurement.fixture.js';
import { MovedPurchases } from './moved-purchases.js';
import { StreamJointPurchases } from './stream-joint-purchases.js';

/** What one reader was told. */
interface Reader {
  readonly told: JointPurchaseMoved[];
  readonly comments: string[];
  readonly subscription: Subscription;
}

let procurement: Procurement;
let database: Database;
let schedule: Schedule;
let streams: StreamJointPurchases;
let winfield: Actor;
let baldwin: Actor;
const readers: Reader[] = [];

beforeAll(async () => {
  procurement = await Procurement.open(3);
  [winfield, baldwin] = procurement.officers as [Actor, Actor];
  for (const { personId, organisationId, roles } of [procurement.buyer, ...procurement.officers]) {
    await procurement.rows(
      `insert into role_grant (grant_id, person_id, organisation_id, role, state, valid_from) values (uuidv7(), $1, $2, $3, 'active', now())`,
      [personId, organisationId, roles[0]],
    );
  }
  const { requestUrl, workerUrl } = procurement.database;
  database = await Database.open({ requestUrl, workerUrl, entities });
  schedule = new Schedule();
  streams = new StreamJointPurchases(new MovedPurchases(database), schedule);
  schedule.onApplicationBootstrap();
});
afterEach(() => readers.splice(0).forEach(({ subscription }) => subscription.unsubscribe()));
afterAll(async () => {
  await schedule.beforeApplicationShutdown();
  await database.close();
  await procurement.close();
});

describe('an event stream', () => {
  it('tells each reader of what their organisation sees, and nothing of a draft', async () => {
    const purchase = await procurement.purchase();
    const draft = await procurement.replica.drafts.execute(procurement.buyer, await procurement.written());
    const [agency, district, outside] = [open(procurement.buyer), open(winfield), open(procurement.stranger)];
    await eventually(() => expect(versions(agency, draft)).toEqual([1]));
    await procurement.commit(baldwin, purchase, 10);
    await eventually(() => expect(versions(district, purchase.jointPurchaseId)).toEqual([2, 3]));
    await eventually(() => expect(versions(agency, purchase.jointPurchaseId)).toEqual([2, 3]));
    expect(versions(district, draft)).toEqual([]);
    expect(outside.told).toEqual([]);
    expect(outside.comments).toEqual(['Welcome.']);
  });

  it('begins to tell a district of a purchase when it is published', async () => {
    const draft = await procurement.replica.drafts.execute(procurement.buyer, await procurement.written());
    const [agency, district] = [open(procurement.buyer), open(winfield)];
    await eventually(() => expect(versions(agency, draft)).toEqual([1]));
    await procurement.replica.publication.execute(procurement.buyer, draft, { contacts: [] }, null);
    await eventually(() => expect(versions(district, draft)).toEqual([2]));
  });

  it('tells a burst once, as its newest version', async () => {
    const purchase = await procurement.purchase();
    const district = open(winfield);
    await eventually(() => expect(versions(district, purchase.jointPurchaseId)).toEqual([2]));
    const from = Date.now();
    for (let quantity = 1; quantity <= 30; quantity += 1) await procurement.commit(baldwin, purchase, quantity);
    await eventually(() => expect(versions(district, purchase.jointPurchaseId).at(-1)).toBe(32));
    const looks = Math.ceil((Date.now() - from) / 300);
    expect(versions(district, purchase.jointPurchaseId).length).toBeLessThan(Math.min(30, looks + 3));
  });

  it('tells of the end of a purchase, and is silent about it from then on', async () => {
    const purchase = await procurement.purchase();
    const early = open(winfield);
    await eventually(() => expect(versions(early, purchase.jointPurchaseId)).toEqual([2]));
    await procurement.rows(
      `update joint_purchase set status = 'cancelled', ended_at = now() - interval '1 hour', end_reason = 'Off.' where joint_purchase_id = $1`,
      [purchase.jointPurchaseId],
    );
    await procurement.rows('update aggregate set version = 3 where id = $1', [purchase.jointPurchaseId]);
    await eventually(() => expect(versions(early, purchase.jointPurchaseId)).toEqual([2, 3]));
    const other = await procurement.purchase();
    const late = open(winfield);
    await eventually(() => expect(versions(late, other.jointPurchaseId)).toEqual([2]));
    expect(versions(late, purchase.jointPurchaseId)).toEqual([]);
    expect(versions(early, purchase.jointPurchaseId)).toEqual([2, 3]);
  });

  it('tells of a price that was fixed between a page’s read and its stream', async () => {
    const purchase = await procurement.purchase();
    await procurement.rows(`update joint_purchase set status = 'priced', priced_at = now() where joint_purchase_id = $1`, [
      purchase.jointPurchaseId,
    ]);
    await procurement.rows('update aggregate set version = 3 where id = $1', [purchase.jointPurchaseId]);
    const stream = open(winfield);
    await eventually(() => expect(versions(stream, purchase.jointPurchaseId)).toEqual([3]));
    const later = await procurement.purchase();
    await eventually(() => expect(versions(stream, later.jointPurchaseId)).toEqual([2]));
    expect(versions(stream, purchase.jointPurchaseId)).toEqual([3]);
  });

  it('tells nothing to who reads too slowly, and then the newest alone', async () => {
    const purchase = await procurement.purchase();
    let behind = false;
    const [slow, quick] = [open(winfield, Date.now() + 60_000, () => behind), open(baldwin)];
    await eventually(() => expect(versions(slow, purchase.jointPurchaseId)).toEqual([2]));
    behind = true;
    for (const quantity of [1, 2, 3]) {
      const { version } = await procurement.commit(baldwin, purchase, quantity);
      await eventually(() => expect(versions(quick, purchase.jointPurchaseId).at(-1)).toBe(version));
    }
    expect(versions(slow, purchase.jointPurchaseId)).toEqual([2]);
    behind = false;
    await eventually(() => expect(versions(slow, purchase.jointPurchaseId)).toEqual([2, 5]));
  });

  it('ends when its token expires', async () => {
    const { subscription } = open(winfield, Date.now() + 200);
    expect(subscription.closed).toBe(false);
    await eventually(() => expect(subscription.closed).toBe(true), { timeoutMs: 2_000 });
    expect(open(winfield, Date.now() - 1).subscription.closed).toBe(false);
    await eventually(() => expect(readers.at(-1)!.subscription.closed).toBe(true), { timeoutMs: 1_000 });
  });

  it('ends when the role does, and only there', async () => {
    const [leaving, staying] = [open(procurement.stranger), open(baldwin)];
    await procurement.rows(`update role_grant set valid_to = now() where person_id = $1`, [procurement.stranger.personId]);
    await eventually(() => expect(leaving.subscription.closed).toBe(true), { timeoutMs: 3_000 });
    expect(staying.subscription.closed).toBe(false);
  });
});

function open(actor: Actor, expiresAt = Date.now() + 60_000, isBehind = (): boolean => false): Reader {
  const [told, comments]: [JointPurchaseMoved[], string[]] = [[], []];
  const subscription = streams.execute(actor, { expiresAt, isBehind }).subscribe(({ data, comment }: MessageEvent) => {
    if (data !== undefined) told.push(data as JointPurchaseMoved);
    if (comment !== undefined) comments.push(comment);
  });
  const reader = { told, comments, subscription };
  readers.push(reader);
  return reader;
}

function versions({ told }: Reader, jointPurchaseId: string): number[] {
  return told.filter((message) => message.jointPurchaseId === jointPurchaseId).map(({ version }) => version);
}
