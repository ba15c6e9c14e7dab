import { randomUUID } from 'node:crypto';
import { AggregateMissing, createAggregate } from '@tributary/messaging';
import { type FreshDatabase, moveClock, rowsOf } from '@tributary/testing';
import { notesDatabase } from '../../test/notes/notes.fixture.js';
import type { Actor } from '../access/actor.js';
import { Audit, readTimeline } from './audit.js';
import { Clock } from './clock.js';
import { Database } from './database.js';
import { Transactions } from './transactions.js';

const bea: Actor = {
  issuer: 'https://sign-in.example',
  subject: 'bea',
  email: 'bea@sample.example',
  emailVerified: true,
  name: 'Bea',
  personId: randomUUID(),
  organisationId: randomUUID(),
  organisationKind: 'agency',
  roles: ['buyer'],
};

describe('time and history', () => {
  let fresh: FreshDatabase;
  let database: Database;
  let transactions: Transactions;
  beforeEach(async () => {
    fresh = await notesDatabase();
    database = await Database.open({ ...fresh, entities: [], requestPool: 3, workerPool: 3 });
    transactions = new Transactions(database);
  });
  afterEach(async () => {
    await database.close();
    await fresh.drop();
  });

  const audit = new Audit();
  const changed = (action: string, aggregateId: string): Promise<void> =>
    transactions.asRequest(bea, async (tx) => {
      await audit.record(tx, { aggregateId, action, actor: bea, facts: { letters: 3 } });
    });

  it('is the clock at the moment of asking, not the start of the transaction', async () => {
    const clock = new Clock();
    await transactions.asRequest(bea, async (tx) => {
      const before = await clock.now(tx);
      await tx.query('select pg_sleep(0.05)');
      expect((await clock.now(tx)).getTime() - before.getTime()).toBeGreaterThanOrEqual(50);
    });
  });

  it('moves forward by the owner alone, and never back', async () => {
    expect(await moveClock(fresh.ownerUrl, 60_000)).toBe(60_000);
    const [row] = await rowsOf<{ ahead: number }>(
      fresh.requestUrl,
      'select extract(epoch from tributary_now() - clock_timestamp())::float8 as ahead',
    );
    expect(row?.ahead).toBeCloseTo(60, 1);
    await expect(moveClock(fresh.ownerUrl, -1)).rejects.toThrow('forward only');
    await expect(moveClock(fresh.requestUrl, 1)).rejects.toThrow('permission denied');
    await expect(moveClock(fresh.workerUrl, 1)).rejects.toThrow('permission denied');
  });

  it('has a line for each change, the newest first, with the organisation as people know it', async () => {
    const aggregateId = randomUUID();
    const insert = `insert into organisation (organisation_id, kind, name, zone) values ($1, 'agency', 'The agency', 'America/Chicago')`;
    await rowsOf(fresh.workerUrl, insert, [bea.organisationId]);
    await transactions.asRequest(bea, (tx) => createAggregate(tx, aggregateId));
    await changed('note-written', aggregateId);
    await transactions.asWorker(async (tx) => {
      await tx.query('update aggregate set version = version + 1 where id = $1', [aggregateId]);
      await audit.record(tx, { aggregateId, action: 'note-closed', actor: null, facts: {} });
    });
    const line = { organisationId: bea.organisationId, organisationName: 'The agency', personId: bea.personId };
    const written = { version: 0, at: expect.stringMatching(/Z$/) as string, action: 'note-written', facts: { letters: 3 }, ...line };
    expect(await transactions.asRequest(bea, (tx) => readTimeline(tx, aggregateId))).toEqual([written]);
    const all = await transactions.asWorker((tx) => readTimeline(tx, aggregateId));
    expect(all).toMatchObject([{ version: 1, action: 'note-closed', personId: null, organisationName: null }, written]);
  });

  it('records nothing of what does not exist', async () => {
    await expect(changed('note-written', randomUUID())).rejects.toThrow(AggregateMissing);
  });

  it('is written in nobody else’s name, and never changed', async () => {
    const aggregateId = randomUUID();
    await transactions.asRequest(bea, (tx) => createAggregate(tx, aggregateId));
    const forged = { aggregateId, action: 'note-written', actor: { ...bea, organisationId: randomUUID() }, facts: {} };
    await expect(transactions.asRequest(bea, (tx) => audit.record(tx, forged))).rejects.toThrow('row-level security');
    for (const url of [fresh.requestUrl, fresh.workerUrl]) {
      await expect(rowsOf(url, `update audit set action = 'nothing'`)).rejects.toThrow('permission denied');
      await expect(rowsOf(url, 'delete from audit')).rejects.toThrow('permission denied');
    }
  });
});
