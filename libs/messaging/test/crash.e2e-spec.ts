import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { eventually } from '@tributary/testing';
import { setTimeout as pause } from 'node:timers/promises';
import { kafkaClient } from '../src/kafka.js';
import { Outbox } from '../src/outbox.js';
import { ensureTopics } from '../src/topics.js';
import { brokers } from './config.js';
import { testContracts } from './contracts.js';
import { type FreshDatabase, freshDatabase } from './database.js';
import { firstOccurrences, newAggregates, storeRounds, upTo } from './load.js';
import { type Death } from './replica.js';
import { ended, startReplica } from './replica-process.js';

describe('a replica that is killed', () => {
  let database: FreshDatabase;
  let run: string;
  const children: ChildProcess[] = [];
  const outbox = new Outbox();

  beforeEach(async () => {
    run = randomBytes(5).toString('hex');
    database = await freshDatabase();
    await ensureTopics(brokers(), [testContracts(run).counted]);
  });
  afterEach(async () => {
    for (const child of children.splice(0)) {
      child.kill('SIGKILL');
      await ended(child);
    }
    await database.drop();
  });

  async function replica(death: Death, after = 0): Promise<ChildProcess> {
    const order = { workerUrl: database.worker.url, run, service: `crash-${run}`, death, after };
    const child = await startReplica(order);
    children.push(child);
    return child;
  }

  /** Every aggregate's events took effect once, in their order, and nothing is left to do. */
  async function allOnce(ids: readonly string[], rounds: number): Promise<void> {
    await eventually(
      async () => {
        const rows = await database.admin.query<{ aggregate: string; versions: number[] }>(
          'select aggregate, array_agg(version order by id) as versions from effect group by aggregate',
        );
        expect(rows.reduce((sum, { versions }) => sum + versions.length, 0)).toBeGreaterThanOrEqual(ids.length * rounds);
        for (const { versions } of rows) expect(versions).toEqual(upTo(rounds));
        expect(rows).toHaveLength(ids.length);
      },
      { timeoutMs: 25_000 },
    );
    const left = await database.admin.query('select 1 from outbox union all select 1 from waiting');
    expect(left).toEqual([]);
  }

  it.each<[Death, number]>([
    ['handled, not committed', 2],
    ['committed, offset not', 2],
    ['sent, not deleted', 2],
  ])(
    'at the moment “%s” (after %i more) repeats and loses nothing',
    async (death, after) => {
      const { counted } = testContracts(run);
      const ids = await newAggregates(database.request, 8);
      const doomed = await replica(death, after);
      await storeRounds(database.request, outbox, counted, ids, 25, 20);
      expect(await ended(doomed)).toEqual({ code: null, signal: 'SIGKILL' });
      await replica('never');
      await allOnce(ids, 25);
      for (const seen of (await firstOccurrences(counted.topic)).versions.values()) expect(seen).toEqual(upTo(25));
    },
    60_000,
  );

  it('under load leaves its work to the other one', async () => {
    const { counted } = testContracts(run);
    const ids = await newAggregates(database.request, 12);
    const [first] = [await replica('never'), await replica('never')];
    const load = storeRounds(database.request, outbox, counted, ids, 60, 20);
    await pause(500);
    first.kill('SIGKILL');
    await load;
    await allOnce(ids, 60);
  }, 60_000);

  it('or rather stopped for longer than its lease, may repeat but inverts nothing when it goes on', async () => {
    const { counted } = testContracts(run);
    const ids = await newAggregates(database.request, 12);
    const [first] = [await replica('never'), await replica('never')];
    const load = storeRounds(database.request, outbox, counted, ids, 80, 20);
    await pause(400);
    first.kill('SIGSTOP');
    await database.admin.query(`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'
      and database = (select oid from pg_database where datname = current_database())`);
    await pause(800);
    first.kill('SIGCONT');
    await load;
    await allOnce(ids, 80);
    for (const seen of (await firstOccurrences(counted.topic)).versions.values()) expect(seen).toEqual(upTo(80));
  }, 60_000);

  it('or told to end finishes what is in hand, commits its offsets and leaves the group', async () => {
    const { counted } = testContracts(run);
    const ids = await newAggregates(database.request, 8);
    const child = await replica('never');
    const load = storeRounds(database.request, outbox, counted, ids, 40, 20);
    await pause(500);
    child.kill('SIGTERM');
    expect(await ended(child)).toEqual({ code: null, signal: 'SIGTERM' });
    expect(await standing(counted.topic)).toEqual({ state: 'Empty', behind: [] });
    await load;
    await replica('never');
    await allOnce(ids, 40);
  }, 60_000);

  /** The group as Kafka sees it, and the partitions whose offset in Kafka is not the position in the database. */
  async function standing(topic: string): Promise<{ state: string | undefined; behind: unknown[] }> {
    const groupId = `crash-${run}.copies`;
    const admin = kafkaClient(brokers(), 'test').admin();
    await admin.connect();
    const { groups } = await admin.describeGroups([groupId]);
    const [offsets] = await admin.fetchOffsets({ groupId, topics: [topic] });
    await admin.disconnect();
    const positions = await database.admin.query<{ partition: number; next: string }>(
      'select partition, next_offset as next from position where next_offset > 0',
    );
    expect(positions).not.toEqual([]);
    const committed = new Map(offsets?.partitions.map(({ partition, offset }) => [partition, offset]));
    return { state: groups[0]?.state, behind: positions.filter(({ partition, next }) => committed.get(partition) !== next) };
  }
});
