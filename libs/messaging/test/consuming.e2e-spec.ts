import { randomBytes, randomUUID } from 'node:crypto';
import { defineEvent } from '@tributary/contracts';
import { eventually } from '@tributary/testing';
import { setTimeout as pause } from 'node:timers/promises';
import { messageContext } from '../src/context.js';
import { messagingHealth } from '../src/health.js';
import { kafkaClient } from '../src/kafka.js';
import { Outbox } from '../src/outbox.js';
import { rewind } from '../src/position.js';
import { type EventOf, on, onBatch, type Subscription } from '../src/subscriptions.js';
import { readTopic, tailEvents } from '../src/tail.js';
import { ensureTopics } from '../src/topics.js';
import { brokers } from './config.js';
import { HASTE } from './consuming.js';
import { effects, noteOf, testContracts, writeEffects } from './contracts.js';
import { type FreshDatabase, freshDatabase } from './database.js';
import { newAggregates, storeRounds, upTo } from './load.js';
import { type RunningService, startService } from './service.js';

describe('a service that reads', () => {
  let database: FreshDatabase;
  let run: string;
  const services: RunningService[] = [];

  beforeEach(async () => {
    run = randomBytes(5).toString('hex');
    database = await freshDatabase();
  });
  afterEach(async () => {
    const stopped = services.splice(0);
    await Promise.all(stopped.map((service) => service.stop()));
    await database.drop();
    expect(stopped.flatMap(({ crashes }) => crashes)).toEqual([]);
  });

  async function start(copies: Subscription[], onCrash?: (error: Error) => void): Promise<RunningService> {
    const { counted, closed, recorded } = testContracts(run);
    const contracts = [counted, closed, recorded];
    const service = await startService({
      service: `s-${run}`,
      worker: database.worker,
      contracts,
      copies,
      patience: HASTE,
      ...(onCrash ? { onCrash } : {}),
    });
    services.push(service);
    return service;
  }

  async function stop(service: RunningService): Promise<void> {
    services.splice(services.indexOf(service), 1);
    await service.stop();
    expect(service.crashes).toEqual([]);
  }

  const effectsByAggregate = async (): Promise<Map<string, number[]>> => {
    const rows = await database.admin.query<{ aggregate: string; versions: number[] }>(
      'select aggregate, array_agg(version order by id) as versions from effect group by aggregate',
    );
    return new Map(rows.map(({ aggregate, versions }) => [aggregate, versions]));
  };

  const allOnce = (ids: readonly string[], rounds: number): Promise<void> =>
    eventually(
      async () => {
        const seen = await effectsByAggregate();
        expect(seen.size).toBe(ids.length);
        for (const versions of seen.values()) expect(versions).toEqual(upTo(rounds));
      },
      { timeoutMs: 20_000 },
    );

  async function sendRaw(
    topic: string,
    messages: { key: string | null; value: string | null; headers?: Record<string, string> }[],
  ): Promise<void> {
    const producer = kafkaClient(brokers(), 'test').producer({ createPartitioner: () => () => 0 });
    await producer.connect();
    await producer.send({ topic, messages });
    await producer.disconnect();
  }

  it('handles what a use case stored, with the context of its cause', async () => {
    const { counted } = testContracts(run);
    const seen: EventOf[] = [];
    const contexts: unknown[] = [];
    const handler = effects('c', (event) => {
      seen.push(event);
      contexts.push(messageContext.getStore());
    });
    const { outbox } = await start([on(counted, handler)]);
    const [counterId = ''] = await newAggregates(database.request, 1);
    const context = { correlationId: 'the-request', traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' };
    await messageContext.run(context, () => database.request.transaction((tx) => outbox.add(tx, counted, { counterId, note: 'hello' })));
    await allOnce([counterId], 1);
    expect(seen[0]).toMatchObject({
      ...context,
      aggregateId: counterId,
      version: 1,
      epoch: 0,
      silent: false,
      data: { counterId, note: 'hello' },
    });
    expect(contexts).toEqual([context]);
  });

  it('does nothing twice, though all is sent again and the consumer goes back to the start', async () => {
    const { counted } = testContracts(run);
    const lines = [
      onBatch(
        counted,
        class {
          handleBatch = (events: EventOf[], tx: Parameters<typeof writeEffects>[2]) => writeEffects('c', events, tx);
        },
      ),
    ];
    const service = await start(lines);
    const ids = await newAggregates(database.request, 25);
    await storeRounds(database.request, service.outbox, counted, ids, 20);
    await allOnce(ids, 20);
    await stop(service);

    const records = await readTopic(brokers(), counted.topic);
    const again = records.map(({ key, type, epoch, version, envelope }) => ({
      key,
      value: JSON.stringify(envelope),
      headers: { type: type ?? '', position: `${epoch}.${version}` },
    }));
    await sendRaw(counted.topic, [...again, ...again.toReversed()]);
    for (let round = 0; round < 2; round += 1) {
      await database.worker.transaction((tx) => rewind(tx, `s-${run}.copies`));
      const restarted = await start(lines);
      await storeRounds(database.request, restarted.outbox, counted, ids, 1);
      await allOnce(ids, 21 + round);
      await caughtUp(counted.topic);
      await stop(restarted);
    }
    expect(await database.admin.query('select 1 from waiting')).toEqual([]);
  }, 60_000);

  /** The database's positions have reached the ends of the topic. */
  async function caughtUp(topic: string): Promise<void> {
    const admin = kafkaClient(brokers(), 'test').admin();
    await admin.connect();
    const ends = await admin.fetchTopicOffsets(topic);
    await admin.disconnect();
    await eventually(async () => {
      const rows = await database.admin.query<{ partition: number; next: string }>(
        'select partition, next_offset as next from position where topic = $1',
        [topic],
      );
      for (const { partition, high } of ends) expect(rows.find((row) => row.partition === partition)?.next).toBe(high);
    });
  }

  it('isolates six kinds of poison, each to its own aggregate', async () => {
    const { counted } = testContracts(run);
    const { outbox } = await start([
      on(
        counted,
        effects('c', async (event, tx) => {
          if (noteOf(event.data) === 'TypeError') throw new TypeError('undefined is not a function');
          if (noteOf(event.data) === 'constraint') await tx.query('insert into effect (consumer) values (null)');
        }),
      ),
    ]);
    const raw = (value: string | null, type = 'messagingtest.counter.counted@1') => ({
      key: randomUUID(),
      value,
      headers: { type, position: '0.1' },
    });
    await sendRaw(counted.topic, [
      raw('no JSON'),
      raw('{"of":"another shape"}'),
      raw('{}', 'messagingtest.counter.counted@2'),
      raw(null),
      { key: null, value: 'x' },
    ]);
    const [thrower = '', breaker = '', ...healthy] = await newAggregates(database.request, 22);
    await storeRounds(database.request, outbox, counted, healthy, 5);
    await database.request.transaction((tx) => outbox.add(tx, counted, { counterId: thrower, note: 'TypeError' }));
    await database.request.transaction((tx) => outbox.add(tx, counted, { counterId: breaker, note: 'constraint' }));
    await storeRounds(database.request, outbox, counted, healthy, 5);
    await allOnce(healthy, 10);
    const health = await eventually(async () => {
      const seen = await database.worker.transaction((tx) => messagingHealth(tx));
      expect(seen.consumers[0]?.parkedAggregates).toBe(5);
      return seen;
    });
    expect(health).toEqual({
      unpublished: 0,
      oldestUnpublishedMs: 0,
      consumers: [{ consumer: `s-${run}.copies`, waiting: 5, parkedAggregates: 5, quarantined: 2 }],
    });
  });

  it('shares its partitions with a member that joins, and takes them over from one that leaves', async () => {
    const { counted } = testContracts(run);
    const lines = [on(counted, effects('c'))];
    const first = await start(lines);
    const ids = await newAggregates(database.request, 20);
    const load = loadUntilTold(ids);
    const second = await start(lines);
    await eventually(() => expect(partitionsAtWork(second)).toBeGreaterThan(0));
    await stop(first);
    const third = await start(lines);
    await eventually(() => expect(partitionsAtWork(third)).toBeGreaterThan(0));
    await stop(second);
    await allOnce(ids, await load.stop());
    await eventually(() => expect(third.relay.leading).toBe(true));
  }, 60_000);

  /** Partitions that a member has read from since it last got its share. */
  const partitionsAtWork = (service: RunningService): number => Object.keys(service.strategy.lag()[`s-${run}.copies`] ?? {}).length;

  /** Stores round after round, so that there is work for a member whenever it joins. `stop` tells how many rounds there were. */
  function loadUntilTold(ids: readonly string[]): { stop(): Promise<number> } {
    let going = true;
    const rounds = (async () => {
      let count = 0;
      for (; going; count += 1) await storeRounds(database.request, new Outbox(), testContracts(run).counted, ids, 1, 25);
      return count;
    })();
    return {
      stop: () => {
        going = false;
        return rounds;
      },
    };
  }

  it('outlasts a database that cuts all its connections', async () => {
    const { counted } = testContracts(run);
    const { outbox } = await start([on(counted, effects('c'))]);
    const ids = await newAggregates(database.request, 10);
    const load = storeRounds(database.admin, outbox, counted, ids, 60, 20);
    for (let cut = 0; cut < 4; cut += 1) {
      await pause(250);
      await database.admin.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'messagingtest_worker' and datname = current_database()",
      );
    }
    await load;
    await allOnce(ids, 60);
    expect(await database.admin.query('select 1 from waiting')).toEqual([]);
  });

  it('crashes, and does not pretend to be well, when its own tables refuse it', async () => {
    const { counted } = testContracts(run);
    const crashes: Error[] = [];
    const { outbox } = await start([on(counted, effects('c'))], (error) => crashes.push(error));
    await database.admin.query('revoke insert on inbox from messagingtest_worker');
    const [counterId = ''] = await newAggregates(database.request, 1);
    await database.request.transaction((tx) => outbox.add(tx, counted, { counterId, note: 'x' }));
    await eventually(() => expect(crashes.map(({ message }) => message)).toEqual(['permission denied for table inbox']));
  });

  it('refuses a topic that would lose history', async () => {
    const { counted, recorded } = testContracts(run);
    await ensureTopics(brokers(), [defineEvent({ ...counted, topic: recorded.topic })]);
    await expect(start([on(recorded, effects('c'))])).rejects.toThrow('has cleanup.policy=delete; its contracts need compact.');
  });

  it('refuses a topic that forgets what is more than so many bytes', async () => {
    const { counted } = testContracts(run);
    const admin = kafkaClient(brokers(), 'test').admin();
    await admin.connect();
    const kept = { 'cleanup.policy': 'delete', 'retention.ms': '-1', 'retention.bytes': '1048576' };
    const configEntries = Object.entries(kept).map(([name, value]) => ({ name, value }));
    await admin.createTopics({ topics: [{ topic: counted.topic, numPartitions: 1, configEntries }] });
    await admin.disconnect();
    await expect(start([on(counted, effects('c'))])).rejects.toThrow('has retention.bytes=1048576; its contracts need -1.');
  });

  it('shows records as they pass', async () => {
    const { counted } = testContracts(run);
    const { outbox } = await start([on(counted, effects('c'))]);
    const passed: string[] = [];
    const stopTail = await tailEvents(brokers(), ({ topic, envelope }) => {
      if (topic === counted.topic) passed.push(`${envelope?.type} ${envelope?.version}`);
    });
    const ids = await newAggregates(database.request, 1);
    await storeRounds(database.request, outbox, counted, ids, 2);
    await eventually(() => expect(passed).toEqual(['messagingtest.counter.counted 1', 'messagingtest.counter.counted 2']));
    await stopTail();
  });
});
