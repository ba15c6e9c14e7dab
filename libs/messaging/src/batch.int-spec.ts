import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { feedsOf, type OpenFeed } from '../test/consuming.js';
import { effects, poison, record, testContracts, writeEffects } from '../test/contracts.js';
import { type FreshDatabase, freshDatabase } from '../test/database.js';
import { GenerationMoved } from './failures.js';
import { rewind } from './position.js';
import { type BatchHandler, type EventOf, on, onBatch } from './subscriptions.js';
import type { Tx } from './transaction.js';

const { counted, closed, recorded } = testContracts();

describe('a batch of a partition', () => {
  let database: FreshDatabase;
  let feed: OpenFeed;
  beforeAll(async () => {
    database = await freshDatabase();
    feed = feedsOf(database, counted.topic);
  });
  afterAll(() => database.drop());

  const [a, b] = ['a', 'b'];

  it('handles each event once, however often and in whatever company it comes again', async () => {
    const fed = await feed((consumer) => [on(counted, effects(consumer))]);
    const records = [1, 2, 3].map((version) => record(counted, { offset: version, aggregate: a, version }));
    await fed.process(records);
    await fed.process(records);
    await fed.process([...records.slice(1), ...records, record(counted, { offset: 9, aggregate: a, version: 4 })]);
    expect(await fed.effects()).toEqual({ a: [1, 2, 3, 4] });
    expect(await fed.nextOffset()).toBe(10);
  });

  it('commits effects, marks and position together or not at all', async () => {
    const fed = await feed((consumer) => [on(counted, effects(consumer))]);
    await database.admin.query(`alter table position add constraint no_five check (next_offset <> 5 or consumer <> '${fed.consumer}')`);
    await expect(fed.process([record(counted, { offset: 4, aggregate: a, version: 1 })])).rejects.toThrow('no_five');
    expect([await fed.effects(), await fed.mark(a), await fed.nextOffset(), await fed.waiting()]).toEqual([{}, undefined, 0, []]);
  });

  it('counts events of other kinds, so that the next one is the next', async () => {
    const fed = await feed((consumer) => [on(counted, effects(consumer))]);
    await fed.process([
      record(counted, { offset: 0, aggregate: a, version: 1 }),
      record(closed, { offset: 1, aggregate: a, version: 2 }),
      record(counted, { offset: 2, aggregate: a, version: 3 }),
    ]);
    expect(await fed.effects()).toEqual({ a: [1, 3] });
  });

  it('hands a batch handler at most one event of an aggregate at a time, in order', async () => {
    const calls: string[][] = [];
    const fed = await feed((consumer) => [
      onBatch(
        counted,
        class implements BatchHandler {
          async handleBatch(events: EventOf[], tx: Tx): Promise<void> {
            calls.push(events.map(({ aggregateId, version }) => `${aggregateId}${version}`));
            await writeEffects(consumer, events, tx);
          }
        },
      ),
    ]);
    await fed.process([
      record(counted, { offset: 0, aggregate: a, version: 1 }),
      record(counted, { offset: 1, aggregate: a, version: 2 }),
      record(counted, { offset: 2, aggregate: b, version: 1 }),
      record(counted, { offset: 3, aggregate: a, version: 3 }),
      record(counted, { offset: 4, aggregate: b, version: 2 }),
    ]);
    expect(calls).toEqual([['a1', 'b1'], ['a2', 'b2'], ['a3']]);
    expect(await fed.effects()).toEqual({ a: [1, 2, 3], b: [1, 2] });
  });

  it('throws itself away when the position was rewound', async () => {
    const fed = await feed((consumer) => [on(counted, effects(consumer))]);
    await database.admin.query('update position set generation = 1 where consumer = $1', [fed.consumer]);
    await expect(fed.process([record(counted, { offset: 0, aggregate: a, version: 1 })])).rejects.toThrow(GenerationMoved);
    expect(await fed.effects()).toEqual({});
    await fed.process([record(counted, { offset: 0, aggregate: a, version: 1 })], 1);
    expect(await fed.effects()).toEqual({ a: [1] });
  });

  it('makes a rewind wait for the batch in hand, so that it cannot undo it', async () => {
    let rewound: Promise<void> = Promise.resolve();
    const fed = await feed((consumer) => [
      on(
        counted,
        effects(consumer, async () => {
          rewound = database.worker.transaction((tx) => rewind(tx, consumer));
          await pause(100);
        }),
      ),
    ]);
    await fed.process([record(counted, { offset: 4, aggregate: a, version: 1 })]);
    await rewound;
    expect(await fed.nextOffset()).toBe(0);
  });

  it('lets two members work on one partition without doing anything twice', async () => {
    const fed = await feed((consumer) => [on(counted, effects(consumer))]);
    const records = Array.from({ length: 200 }, (_, offset) =>
      record(counted, { offset, aggregate: `x${offset % 10}`, version: Math.floor(offset / 10) + 1 }),
    );
    const slices = Array.from({ length: 10 }, (_, index) => records.slice(index * 20, index * 20 + 20));
    const member = async (): Promise<void> => {
      for (const slice of slices) await fed.process(slice);
    };
    await Promise.all([member(), member(), member()]);
    const all = await fed.effects();
    expect(Object.keys(all)).toHaveLength(10);
    for (const versions of Object.values(all)) expect(versions).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });

  it('says which events are history', async () => {
    const fed = await feed((consumer) => [on(counted, effects(consumer))], { silentTo: 2 });
    await fed.process([0, 1, 2].map((offset) => record(counted, { offset, aggregate: randomUUID(), version: 1 })));
    const rows = await database.admin.query('select silent from effect where consumer = $1 order by id', [fed.consumer]);
    expect(rows).toEqual([{ silent: true }, { silent: true }, { silent: false }]);
  });

  it('honours a skip and goes on behind it', async () => {
    const fed = await feed((consumer) => [on(counted, effects(consumer, poison))]);
    await database.admin.query(
      "insert into skip (consumer, topic, aggregate, epoch, version, who, why) values ($1, $2, 'a', 0, 1, 'x', 'y')",
      [fed.consumer, fed.topic],
    );
    await fed.process([
      record(counted, { offset: 0, aggregate: a, version: 1, note: 'poison' }),
      record(counted, { offset: 1, aggregate: a, version: 2 }),
    ]);
    expect(await fed.effects()).toEqual({ a: [2] });
    expect(await fed.waiting()).toEqual([]);
  });

  describe('on a compacted topic', () => {
    it('takes any later version for the next one and drops earlier ones', async () => {
      const fed = await feed((consumer) => [on(recorded, effects(consumer))], { topic: recorded.topic });
      await fed.process([4, 9, 7].map((version, offset) => record(recorded, { offset, aggregate: a, version })));
      expect(await fed.effects()).toEqual({ a: [4, 9] });
    });

    it('forgets at a tombstone, and never learns again what came before it', async () => {
      const fed = await feed((consumer) => [on(recorded, effects(consumer))], { topic: recorded.topic });
      await fed.process([
        record(recorded, { offset: 0, aggregate: a, version: 1 }),
        record(recorded, { offset: 1, aggregate: a, version: 2, value: null }),
        record(recorded, { offset: 2, aggregate: a, version: 1 }),
      ]);
      const rows = await database.admin.query('select version, note from effect where consumer = $1 order by id', [fed.consumer]);
      expect(rows).toEqual([
        { version: 1, note: 'v1' },
        { version: 0, note: 'forgotten' },
      ]);
      expect(await fed.mark(a)).toBe(2);
    });

    it('lets a later record take the place of one that failed', async () => {
      const fed = await feed((consumer) => [on(recorded, effects(consumer, poison))], { topic: recorded.topic });
      await fed.process([record(recorded, { offset: 0, aggregate: a, version: 1, note: 'poison' })]);
      await fed.process([record(recorded, { offset: 1, aggregate: a, version: 2, note: 'poison' })]);
      expect((await fed.waiting()).map(({ version }) => version)).toEqual([2]);
      await fed.process([record(recorded, { offset: 2, aggregate: a, version: 3 })]);
      expect([await fed.effects(), await fed.waiting()]).toEqual([{ a: [3] }, []]);
    });
  });
});
