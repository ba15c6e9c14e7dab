import { eventually } from '@tributary/testing';
import { setTimeout as pause } from 'node:timers/promises';
import { messageContext, newTraceparent } from '../src/context.js';
import { Outbox } from '../src/outbox.js';
import { OutboxRelay } from '../src/relay.js';
import { readTopic } from '../src/tail.js';
import { ensureTopics } from '../src/topics.js';
import { brokers } from './config.js';
import { testContracts } from './contracts.js';
import { type FreshDatabase, freshDatabase } from './database.js';
import { firstOccurrences, newAggregates, storeRounds, upTo } from './load.js';

describe('the relay', () => {
  let database: FreshDatabase;
  const relays: OutboxRelay[] = [];

  beforeEach(async () => {
    database = await freshDatabase();
  });
  afterEach(async () => {
    await Promise.all(relays.splice(0).map((relay) => relay.stop()));
    await database.drop();
  });

  function startRelay(outbox: Outbox): OutboxRelay {
    const relay = new OutboxRelay({ brokers: brokers(), worker: database.worker }, outbox);
    relays.push(relay);
    relay.start();
    return relay;
  }

  const unpublished = async (): Promise<number> => {
    const [row] = await database.admin.query<{ count: number }>('select count(*)::int as count from outbox');
    return row?.count ?? -1;
  };

  const killLeader = () =>
    database.admin.query(`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'
      and database = (select oid from pg_database where datname = current_database())`);

  it('publishes every event in the order of its aggregate and empties the table', async () => {
    const { counted } = testContracts();
    await ensureTopics(brokers(), [counted]);
    const outbox = new Outbox();
    startRelay(outbox);
    const ids = await newAggregates(database.request, 20);
    await storeRounds(database.request, outbox, counted, ids, 50);
    await eventually(async () => expect(await unpublished()).toBe(0));
    const { versions, repeated } = await firstOccurrences(counted.topic);
    expect([...versions.keys()].sort()).toEqual([...ids].sort());
    for (const seen of versions.values()) expect(seen).toEqual(upTo(50));
    expect(repeated).toBe(0);
  });

  it('gives every record its epoch and the trace of its cause, from the first one on', async () => {
    const { counted } = testContracts();
    await ensureTopics(brokers(), [counted]);
    const outbox = new Outbox();
    const [counterId = ''] = await newAggregates(database.request, 1);
    const context = { correlationId: 'the-request', traceparent: newTraceparent() };
    await messageContext.run(context, () => database.request.transaction((tx) => outbox.add(tx, counted, { counterId, note: 'first' })));
    await database.admin.query('update aggregate set epoch = 1795532400000 where id = $1', [counterId]);
    await messageContext.run(context, () => database.request.transaction((tx) => outbox.add(tx, counted, { counterId, note: 'restored' })));
    startRelay(outbox);
    await eventually(async () => expect(await unpublished()).toBe(0));
    const [first, restored] = await readTopic(brokers(), counted.topic);
    expect(first).toMatchObject({ epoch: 0, version: 1, envelope: { ...context, epoch: 0, version: 1 } });
    expect(restored).toMatchObject({ epoch: 1795532400000, version: 2, envelope: { ...context, epoch: 1795532400000, version: 2 } });
  });

  it('keeps a batch below what Kafka takes, though all of it falls into one partition', async () => {
    const { counted } = testContracts();
    await ensureTopics(brokers(), [counted]);
    const outbox = new Outbox();
    const [counterId = ''] = await newAggregates(database.request, 1);
    const note = 'x'.repeat(1600);
    // What stands around the payload counts too, and the correlation id comes from outside.
    const context = { correlationId: 'c'.repeat(200), traceparent: newTraceparent() };
    await messageContext.run(context, () =>
      database.request.transaction(async (tx) => {
        for (let count = 0; count < 600; count += 1) await outbox.add(tx, counted, { counterId, note });
      }),
    );
    startRelay(outbox);
    await eventually(async () => expect(await unpublished()).toBe(0), { timeoutMs: 8000 });
    expect((await firstOccurrences(counted.topic)).versions.get(counterId)).toEqual(upTo(600));
  });

  it('skips nothing that commits late', async () => {
    const { counted } = testContracts();
    await ensureTopics(brokers(), [counted]);
    const outbox = new Outbox();
    startRelay(outbox);
    const [slow = '', fast = ''] = await newAggregates(database.request, 2);
    await database.request.transaction(async (tx) => {
      await outbox.add(tx, counted, { counterId: slow, note: 'took its number first' });
      await storeRounds(database.request, outbox, counted, [fast], 3);
      await eventually(async () => expect(await unpublished()).toBe(0));
    });
    await eventually(async () => expect((await firstOccurrences(counted.topic)).versions.get(slow)).toEqual([1]));
  });

  it('has one leader, and loses and inverts nothing when the leader’s connection is cut again and again', async () => {
    const { counted } = testContracts();
    await ensureTopics(brokers(), [counted]);
    const outbox = new Outbox();
    const [first, second] = [startRelay(outbox), startRelay(outbox)];
    const ids = await newAggregates(database.request, 20);
    const load = storeRounds(database.request, outbox, counted, ids, 150, 15);
    for (let cut = 0; cut < 6; cut += 1) {
      await eventually(() => expect([first.leading, second.leading].filter(Boolean)).toHaveLength(1));
      await pause(200);
      await killLeader();
    }
    await load;
    await eventually(async () => expect(await unpublished()).toBe(0));
    const { versions } = await firstOccurrences(counted.topic);
    expect(versions.size).toBe(20);
    for (const seen of versions.values()) expect(seen).toEqual(upTo(150));
  });

  it('gives the lead away when it stops', async () => {
    const { counted } = testContracts();
    await ensureTopics(brokers(), [counted]);
    const outbox = new Outbox();
    const first = startRelay(outbox);
    await eventually(() => expect(first.leading).toBe(true));
    const second = startRelay(outbox);
    await pause(100);
    expect(second.leading).toBe(false);
    await first.stop();
    await eventually(() => expect(second.leading).toBe(true), { timeoutMs: 2000 });
  });
});
