import { feedsOf, type OpenFeed } from '../test/consuming.js';
import { effects, noteOf, poison, record, testContracts } from '../test/contracts.js';
import { type FreshDatabase, freshDatabase } from '../test/database.js';
import { type BatchHandler, type EventOf, on, onBatch, type Subscription } from './subscriptions.js';
import type { Tx } from './transaction.js';

const { counted } = testContracts();

describe('a batch with a fault in it', () => {
  let database: FreshDatabase;
  let feed: OpenFeed;
  beforeAll(async () => {
    database = await freshDatabase();
    feed = feedsOf(database, counted.topic);
  });
  afterAll(() => database.drop());

  const [a, b, c] = ['a', 'b', 'c'];

  describe.each(['on', 'onBatch'])('with poison, by %s', (way) => {
    const handled = (consumer: string): Subscription[] => {
      const One = effects(consumer, poison);
      if (way === 'on') return [on(counted, One)];
      class Many implements BatchHandler {
        async handleBatch(events: EventOf[], tx: Tx): Promise<void> {
          for (const event of events) await new One().handle(event, tx);
        }
      }
      return [onBatch(counted, Many)];
    };

    it.each([0, 1, 2, 3, 4, 5])('at place %i stops its own aggregate alone', async (place) => {
      const fed = await feed(handled);
      const owners = [a, b, c, a, b, c];
      const records = owners.map((aggregate, offset) =>
        record(counted, { offset, aggregate, version: offset < 3 ? 1 : 2, ...(offset === place ? { note: 'poison' } : {}) }),
      );
      await fed.process(records);
      const poisoned = owners[place] ?? '';
      const before = place < 3 ? [] : [1];
      const all: Record<string, number[]> = { a: [1, 2], b: [1, 2], c: [1, 2], [poisoned]: before };
      expect(await fed.effects()).toEqual(Object.fromEntries(Object.entries(all).filter(([, versions]) => versions.length > 0)));
      const waiting = await fed.waiting();
      expect(waiting.map(({ aggregate, version, attempts }) => [aggregate, version, attempts])).toEqual(
        place < 3
          ? [
              [poisoned, 1, 1],
              [poisoned, 2, 0],
            ]
          : [[poisoned, 2, 1]],
      );
      expect(waiting[0]?.cause).toBe('TypeError: cannot read properties of poison');
      expect(await fed.nextOffset()).toBe(6);
    });
  });

  it.each([
    ['no JSON', { value: '{"id":' }, 'SyntaxError'],
    ['another shape', { value: '{"id":"x"}' }, 'ZodError'],
    ['a value that says another place', { position: '0.1', version: 2 }, 'disagrees'],
    ['a payload that breaks the contract', { note: 7 as never }, 'ZodError'],
    [
      'a version that this service does not know',
      { type: 'messagingtest.counter.counted@9' },
      'cannot read messagingtest.counter.counted@9',
    ],
    ['no type', { type: '' }, 'without type'],
  ])('sets %s aside, since its place is known', async (_, spoilt, cause) => {
    const fed = await feed((consumer) => [on(counted, effects(consumer))]);
    await fed.process([
      record(counted, { offset: 0, aggregate: b, version: 1 }),
      record(counted, { offset: 1, aggregate: a, version: 1, ...spoilt }),
      record(counted, { offset: 2, aggregate: b, version: 2 }),
    ]);
    expect(await fed.effects()).toEqual({ b: [1, 2] });
    expect(await fed.waiting()).toMatchObject([{ aggregate: a, version: 1, attempts: 1, cause: expect.stringContaining(cause) as string }]);
  });

  it.each([
    ['without a key', { key: null }],
    ['with an endless key', { key: 'k'.repeat(201) }],
    ['with a key that no database can hold', { key: 'a\0b' }],
    ['without a place', { position: '' }],
    ['with a place that is none', { position: '1.0' }],
    ['without a value on a topic that keeps all', { value: null }],
  ])('puts a record %s into quarantine and goes on', async (_, spoilt) => {
    const fed = await feed((consumer) => [on(counted, effects(consumer))]);
    const records = [
      record(counted, { offset: 0, aggregate: b, version: 1 }),
      record(counted, { offset: 1, aggregate: a, version: 1, ...spoilt }),
      record(counted, { offset: 2, aggregate: b, version: 2 }),
    ];
    await fed.process(records);
    await fed.process(records);
    expect(await fed.effects()).toEqual({ b: [1, 2] });
    expect(await fed.waiting()).toEqual([]);
    expect(await database.admin.query('select "offset" from quarantine where consumer = $1', [fed.consumer])).toEqual([{ offset: '1' }]);
  });

  it('takes a row that breaks a constraint for the fault of its event', async () => {
    const fed = await feed((consumer) => [
      on(
        counted,
        effects(consumer, async (event, tx) => {
          if (noteOf(event.data) === 'poison') await tx.query('insert into effect (consumer) values (null)');
        }),
      ),
    ]);
    await fed.process([
      record(counted, { offset: 0, aggregate: a, version: 1, note: 'poison' }),
      record(counted, { offset: 1, aggregate: b, version: 1 }),
    ]);
    expect(await fed.effects()).toEqual({ b: [1] });
    expect((await fed.waiting())[0]?.cause).toContain('not-null constraint');
  });

  it('takes a constraint that breaks only at the commit for the same', async () => {
    await database.admin.query('create table parent (id text primary key)');
    await database.admin.query('create table child (id text references parent deferrable initially deferred)');
    await database.admin.query('grant insert on child to messagingtest_worker; grant select on parent to messagingtest_worker');
    const fed = await feed((consumer) => [
      on(
        counted,
        effects(consumer, async (event, tx) => {
          if (noteOf(event.data) === 'orphan') await tx.query("insert into child values ('nobody')");
        }),
      ),
    ]);
    await fed.process([
      record(counted, { offset: 0, aggregate: a, version: 1, note: 'orphan' }),
      record(counted, { offset: 1, aggregate: b, version: 1 }),
    ]);
    expect(await fed.effects()).toEqual({ b: [1] });
    expect(await fed.waiting()).toMatchObject([{ aggregate: a, attempts: 1 }]);
  });

  it('blames nobody for a lost connection', async () => {
    const fed = await feed((consumer) => [
      on(
        counted,
        effects(consumer, async (_event, tx) => {
          const [row] = await tx.query<{ pid: number }>('select pg_backend_pid() as pid');
          await database.admin.query('select pg_terminate_backend($1)', [row?.pid]);
        }),
      ),
    ]);
    await expect(fed.process([record(counted, { offset: 0, aggregate: a, version: 1 })])).rejects.toThrow();
    expect([await fed.effects(), await fed.waiting(), await fed.nextOffset()]).toEqual([{}, [], 0]);
  });

  it('blames a handler for the lost connection of something else', async () => {
    const fed = await feed((consumer) => [
      on(
        counted,
        effects(consumer, () => {
          throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
        }),
      ),
    ]);
    await fed.process([record(counted, { offset: 0, aggregate: a, version: 1 })]);
    expect(await fed.waiting()).toMatchObject([{ aggregate: a, attempts: 1 }]);
  });
});
