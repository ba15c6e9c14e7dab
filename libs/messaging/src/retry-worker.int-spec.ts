import { eventually } from '@tributary/testing';
import { setTimeout as pause } from 'node:timers/promises';
import { Feed, HASTE } from '../test/consuming.js';
import { effects, noteOf, record, testContracts } from '../test/contracts.js';
import { type FreshDatabase, freshDatabase } from '../test/database.js';
import { MissingReference } from './failures.js';
import { settle } from './inbox.js';
import { discardParked, findParked, retryParked } from './parked.js';
import { type EventOf, on } from './subscriptions.js';
import type { Tx } from './transaction.js';
import { parkGaps } from './waiting.js';

const { counted } = testContracts();
const count = (offset: number, aggregate: string, version: number, note?: string) =>
  record(counted, { offset, aggregate, version, ...(note ? { note } : {}) });

describe('events that wait', () => {
  let database: FreshDatabase;
  let fed: Feed;
  let cure = false;
  let feeds = 0;

  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database.drop());
  afterEach(() => fed.retries.stop());

  /** Where nothing may be tried before it is well, the worker is started by the test: a busy machine could use all attempts up. */
  async function open(before: (event: EventOf, tx: Tx) => unknown, { started = true } = {}): Promise<void> {
    const consumer = `test.${(feeds += 1)}`;
    fed = new Feed(database, consumer, counted.topic, [on(counted, effects(consumer, before))]);
    cure = false;
    await fed.open();
    if (started) fed.retries.start();
  }

  const ailing = (event: EventOf): void => {
    if (noteOf(event.data) === 'poison' && !cure) throw new Error('not well yet');
  };

  const parkedAt = async (aggregate: string) => {
    const parked = (await findParked(database.worker)).find((event) => event.consumer === fed.consumer && event.aggregate === aggregate);
    if (!parked) throw new Error(`${aggregate} is not parked.`);
    return parked;
  };

  it('are tried again and applied in order, with what has queued behind them', async () => {
    await open(ailing, { started: false });
    await fed.process([count(0, 'a', 1), count(1, 'a', 2, 'poison'), count(2, 'a', 3), count(3, 'b', 1)]);
    await fed.process([count(4, 'a', 4), count(5, 'b', 2)]);
    expect(await fed.effects()).toEqual({ a: [1], b: [1, 2] });
    cure = true;
    fed.retries.start();
    await eventually(async () => expect(await fed.effects()).toEqual({ a: [1, 2, 3, 4], b: [1, 2] }));
    expect(await fed.waiting()).toEqual([]);
    await fed.process([count(6, 'a', 5)]);
    expect((await fed.effects())['a']).toEqual([1, 2, 3, 4, 5]);
  });

  it('are parked after a bounded number of attempts, while others flow', async () => {
    await open(ailing);
    await fed.process([count(0, 'a', 1, 'poison'), count(1, 'a', 2), count(2, 'b', 1)]);
    const parked = await eventually(() => parkedAt('a'));
    expect(parked).toMatchObject({ version: 1, attempts: HASTE.attempts, behind: 1, cause: 'Error: not well yet' });
    cure = true;
    await fed.process([count(3, 'b', 2)]);
    await pause(300);
    expect(await fed.effects()).toEqual({ b: [1, 2] });
  });

  it('go on from an operator’s retry', async () => {
    await open(ailing);
    await fed.process([count(0, 'a', 1, 'poison'), count(1, 'a', 2)]);
    const parked = await eventually(() => parkedAt('a'));
    cure = true;
    await database.worker.transaction((tx) => retryParked(tx, parked));
    await eventually(async () => expect(await fed.effects()).toEqual({ a: [1, 2] }));
    await expect(database.worker.transaction((tx) => retryParked(tx, parked))).rejects.toThrow('Nothing that can be tried');
  });

  it('go on behind an operator’s discard, which a replay honours', async () => {
    await open(ailing);
    const records = [count(0, 'a', 1, 'poison'), count(1, 'a', 2)];
    await fed.process(records);
    const parked = await eventually(() => parkedAt('a'));
    await database.worker.transaction((tx) => discardParked(tx, parked, 'dana', 'sent by mistake'));
    await eventually(async () => expect(await fed.effects()).toEqual({ a: [2] }));
    expect(await database.admin.query('select who, why from skip where consumer = $1', [fed.consumer])).toEqual([
      { who: 'dana', why: 'sent by mistake' },
    ]);
    await database.admin.query('delete from inbox where consumer = $1', [fed.consumer]);
    await fed.process(records);
    expect([await fed.effects(), await fed.waiting()]).toEqual([{ a: [2, 2] }, []]);
  });

  it('wait behind a gap and go on when it is filled', async () => {
    await open(ailing);
    await fed.process([count(0, 'a', 1), count(1, 'a', 3), count(2, 'a', 4), count(3, 'b', 1)]);
    await pause(100);
    expect(await fed.effects()).toEqual({ a: [1], b: [1] });
    await fed.process([count(4, 'a', 2)]);
    await eventually(async () => expect(await fed.effects()).toEqual({ a: [1, 2, 3, 4], b: [1] }));
    expect(await fed.waiting()).toEqual([]);
  });

  it('are parked behind a gap that nobody fills, and released should it be filled after all', async () => {
    await open(ailing);
    await fed.process([count(0, 'a', 1), count(1, 'a', 3)]);
    expect(await eventually(() => parkedAt('a'))).toMatchObject({
      version: 3,
      attempts: 0,
      cause: expect.stringContaining('earlier') as string,
    });
    await fed.process([count(2, 'a', 2)]);
    await eventually(async () => expect(await fed.effects()).toEqual({ a: [1, 2, 3] }));
  });

  it('are not parked in the moment in which their gap is filled', async () => {
    await open(ailing, { started: false });
    await fed.process([count(0, 'a', 1), count(1, 'a', 3)]);
    const parking = await database.worker.transaction(async (tx) => {
      await settle(tx, fed.consumer, fed.topic, new Map([['a', { epoch: 0, version: 2 }]]));
      const other = database.worker.transaction((late) => parkGaps(late, fed.consumer, 0));
      await eventually(async () =>
        expect(
          await database.admin.query("select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()"),
        ).toHaveLength(1),
      );
      return { other };
    });
    await parking.other;
    expect(await fed.waiting()).toMatchObject([{ version: 3, parked: false, cause: null }]);
  });

  it('count no attempt while a reference is missing, for a set time', async () => {
    await open((event) => {
      if (noteOf(event.data) === 'poison' && !cure) throw new MissingReference('Person', 'p1');
    });
    await fed.process([count(0, 'a', 1, 'poison'), count(1, 'b', 1, 'poison')]);
    await pause(HASTE.referenceMs / 2);
    expect(await fed.waiting()).toMatchObject([
      { aggregate: 'a', attempts: 0, cause: 'MissingReference: Person p1 has not arrived yet.' },
      { aggregate: 'b', attempts: 0 },
    ]);
    await eventually(() => parkedAt('a'));
    await eventually(() => parkedAt('b'));
    cure = true;
    await database.worker.transaction(async (tx) => retryParked(tx, await parkedAt('a')));
    await eventually(async () => expect(await fed.effects()).toEqual({ a: [1] }));
  });

  it('count no attempt for a lost connection', async () => {
    let killed = 0;
    await open(async (event, tx) => {
      if (noteOf(event.data) !== 'poison') return;
      if (killed >= 3) return;
      if ((killed += 1) === 1) throw new Error('first it fails by itself');
      const [row] = await tx.query<{ pid: number }>('select pg_backend_pid() as pid');
      await database.admin.query('select pg_terminate_backend($1)', [row?.pid]);
    });
    await fed.process([count(0, 'a', 1, 'poison')]);
    await eventually(async () => expect(await fed.effects()).toEqual({ a: [1] }));
    expect(killed).toBe(3);
  });

  it('are handled once though the workers of several replicas look', async () => {
    await open(ailing, { started: false });
    const other = new Feed(database, fed.consumer, counted.topic, [on(counted, effects(fed.consumer, ailing))]);
    const records = Array.from({ length: 40 }, (_, index) =>
      count(index, `a${index % 8}`, Math.floor(index / 8) + 1, index < 8 ? 'poison' : 'fine'),
    );
    await fed.process(records);
    cure = true;
    for (const { retries } of [fed, other]) retries.start();
    await eventually(async () => expect(await fed.waiting()).toEqual([])).finally(() => other.retries.stop());
    const all = await fed.effects();
    expect(Object.values(all)).toEqual(Array.from({ length: 8 }, () => [1, 2, 3, 4, 5]));
  });

  it('hold a rewound consumer’s repetition off until their time', async () => {
    let tries = 0;
    await open(() => {
      tries += 1;
      throw new Error('never well');
    });
    await fed.process([count(0, 'a', 1)]);
    await eventually(() => parkedAt('a'));
    const before = tries;
    await fed.process([count(0, 'a', 1), count(1, 'a', 2)]);
    expect(tries).toBe(before);
    expect((await fed.waiting()).map(({ version, parked }) => [version, parked])).toEqual([
      [1, true],
      [2, false],
    ]);
  });
});
