import { randomUUID } from 'node:crypto';
import { testContracts } from '../test/contracts.js';
import { type FreshDatabase, freshDatabase } from '../test/database.js';
import { AggregateMissing, createAggregate, lockAggregate } from './aggregates.js';
import { messageContext } from './context.js';
import { MAX_PAYLOAD_BYTES, Outbox, PayloadTooLarge } from './outbox.js';
import { encodeRecord, readEnvelope, readPlace } from './record.js';
import { readUnpublished } from './unpublished.js';

const { counted, recorded } = testContracts();

describe('outbox', () => {
  let database: FreshDatabase;
  const outbox = new Outbox();

  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database.drop());

  async function newAggregate(): Promise<string> {
    const id = randomUUID();
    await database.request.transaction((tx) => createAggregate(tx, id));
    return id;
  }

  const count = (counterId: string, note = 'one more') =>
    database.request.transaction((tx) => outbox.add(tx, counted, { counterId, note }));

  const versions = async (id: string): Promise<number[]> => {
    const rows = await database.worker.query<{ version: number }>('select version from outbox where aggregate_id = $1 order by sequence', [
      id,
    ]);
    return rows.map(({ version }) => version);
  };

  it('numbers the events of an aggregate 1, 2, 3 …', async () => {
    const id = await newAggregate();
    expect(await count(id)).toEqual({ epoch: 0, version: 1 });
    expect(await count(id)).toEqual({ epoch: 0, version: 2 });
    expect(await versions(id)).toEqual([1, 2]);
  });

  it('leaves no gap and no double under parallel changes of which some roll back', async () => {
    const id = await newAggregate();
    const changes = Array.from({ length: 60 }, (_, index) =>
      database.request.transaction(async (tx) => {
        await outbox.add(tx, counted, { counterId: id, note: String(index) });
        if (index % 3 === 0) throw new Error('changed its mind');
      }),
    );
    await Promise.allSettled(changes);
    expect(await versions(id)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
  });

  it('stores one event for each of many aggregates, and none where one of them is unknown or named twice', async () => {
    const ids = [await newAggregate(), await newAggregate()];
    const countAll = (counterIds: readonly string[]) =>
      database.request.transaction((tx) =>
        outbox.addAll(
          tx,
          counted,
          counterIds.map((counterId) => ({ counterId, note: 'one “more”, {of} many' })),
        ),
      );
    await countAll(ids);
    await countAll([]);
    const [unknown, twice] = [randomUUID(), ids[0] ?? ''];
    await expect(countAll([...ids, unknown])).rejects.toMatchObject({ name: 'AggregateMissing', aggregateId: unknown });
    await expect(countAll([...ids, twice])).rejects.toMatchObject({ name: 'AggregateMissing', aggregateId: twice });
    expect(await Promise.all(ids.map(versions))).toEqual([[1], [1]]);
  });

  it('puts changes that lock the aggregate first in one order', async () => {
    const id = await newAggregate();
    const standings = await Promise.all(
      Array.from({ length: 10 }, () =>
        database.request.transaction(async (tx) => {
          const before = await lockAggregate(tx, id);
          const after = await outbox.add(tx, counted, { counterId: id, note: 'locked' });
          return [before.version, after.version];
        }),
      ),
    );
    expect(standings.every(([before = 0, after]) => after === before + 1)).toBe(true);
  });

  it('refuses an aggregate that does not exist', async () => {
    const missing = randomUUID();
    await expect(count(missing)).rejects.toThrow(AggregateMissing);
    await expect(database.request.transaction((tx) => lockAggregate(tx, missing))).rejects.toThrow(AggregateMissing);
  });

  it('refuses a payload that breaks its contract or is too large, and drops fields that the contract does not know', async () => {
    const id = await newAggregate();
    await expect(count('')).rejects.toThrow('Too small');
    await expect(count(id, 'x'.repeat(MAX_PAYLOAD_BYTES))).rejects.toThrow(PayloadTooLarge);
    await database.request.transaction((tx) => outbox.add(tx, counted, { counterId: id, note: 'n', secret: 's' } as never));
    const [row] = await database.worker.query<{ data: object }>('select data from outbox where aggregate_id = $1', [id]);
    expect(row?.data).toEqual({ counterId: id, note: 'n' });
  });

  it('takes tombstones for compacted topics alone', async () => {
    const id = await newAggregate();
    await expect(database.request.transaction((tx) => outbox.addTombstone(tx, counted, id))).rejects.toThrow('takes no tombstone');
    expect(await database.request.transaction((tx) => outbox.addTombstone(tx, recorded, id))).toEqual({ epoch: 0, version: 1 });
  });

  it('wakes after the commit, and not after a rollback', async () => {
    const id = await newAggregate();
    const listening = new Outbox();
    let woken = 0;
    listening.onStored(() => (woken += 1));
    const add = (fail: boolean) =>
      database.request.transaction(async (tx) => {
        await listening.add(tx, counted, { counterId: id, note: 'wake' });
        expect(woken).toBe(0);
        if (fail) throw new Error('rolled back');
      });
    await expect(add(true)).rejects.toThrow('rolled back');
    expect(woken).toBe(0);
    await add(false);
    expect(woken).toBe(1);
  });

  it('makes a record that reads back as it was written, under the context of its cause', async () => {
    const id = await newAggregate();
    const context = { correlationId: 'from "outside"', traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' };
    await messageContext.run(context, () => count(id, 'ünïcode \u2028 "quoted"'));
    const session = await database.worker.session();
    const row = (await readUnpublished(session, [])).find(({ aggregate_id }) => aggregate_id === id);
    await session.close();
    if (!row) throw new Error('The row is not there.');
    const { key, value, headers } = encodeRecord(row);
    const message = {
      key: Buffer.from(key ?? ''),
      value: Buffer.from(value ?? ''),
      headers: headers ?? {},
      offset: '7',
      timestamp: '',
      attributes: 0,
    };
    const place = readPlace(3, message);
    expect(place).toMatchObject({
      partition: 3,
      offset: 7,
      aggregateId: id,
      epoch: 0,
      version: 1,
      type: 'messagingtest.counter.counted@1',
    });
    const read = readEnvelope(place as Parameters<typeof readEnvelope>[0]);
    expect(read).toMatchObject({ ...context, data: { counterId: id, note: 'ünïcode \u2028 "quoted"' } });
    expect(Math.abs(Date.parse(read.occurredAt) - Date.now())).toBeLessThan(60_000);
  });

  it('leaves the request role the aggregate and the way into the outbox, and nothing else', async () => {
    const id = await newAggregate();
    await count(id);
    for (const table of ['outbox', 'inbox', 'waiting', 'skip', 'quarantine', 'position']) {
      await expect(database.request.query(`select * from ${table}`)).rejects.toThrow('permission denied');
    }
    await expect(database.request.query('delete from aggregate')).rejects.toThrow('permission denied');
  });

  it('forces row security on every table', async () => {
    const open = await database.admin.query(
      `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'effect'
       and not (relrowsecurity and relforcerowsecurity)`,
    );
    expect(open).toEqual([]);
  });
});
