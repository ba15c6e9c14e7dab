import { randomUUID } from 'node:crypto';
import { type FreshDatabase, rowsOf } from '@tributary/testing';
import { Note } from '../../test/notes/note.entity.js';
import { notesDatabase } from '../../test/notes/notes.fixture.js';
import type { Actor, SignedIn } from '../access/actor.js';
import { Database } from './database.js';
import { Transactions } from './transactions.js';

const identity = { issuer: 'https://sign-in.example', subject: 'bea', email: 'bea@sample.example', emailVerified: true, name: 'Bea' };

function actor(given: Partial<Actor> = {}): Actor {
  return { ...identity, personId: randomUUID(), organisationId: randomUUID(), organisationKind: 'agency', roles: ['buyer'], ...given };
}

describe('the transactions of a service', () => {
  let fresh: FreshDatabase;
  let database: Database;
  let transactions: Transactions;
  beforeAll(async () => {
    fresh = await notesDatabase();
    database = await Database.open({ ...fresh, entities: [Note], requestPool: 4, workerPool: 4 });
    transactions = new Transactions(database);
  });
  afterAll(async () => {
    await database.close();
    await fresh.drop();
  });

  const write = (caller: Actor, words: string): Promise<Note> =>
    transactions.asRequest(caller, (tx) => tx.manager.save(Note, { noteId: randomUUID(), organisationId: caller.organisationId, words }));
  const seenBy = (caller: Actor | SignedIn): Promise<Note[]> => transactions.asRequest(caller, (tx) => tx.manager.find(Note));

  it('tell the database who is asking, for the transaction alone', async () => {
    const caller = actor();
    const sql = `select current_organisation() as organisation, current_person() as person, current_caller() as caller, current_email() as email`;
    const [within] = await transactions.asRequest(caller, (tx) => tx.query(sql));
    expect(within).toEqual({
      organisation: caller.organisationId,
      person: caller.personId,
      caller: 'https://sign-in.example bea',
      email: 'bea@sample.example',
    });
    const nobody = { organisation: null, person: null, caller: null, email: null };
    const after = await Promise.all(Array.from({ length: 4 }, () => database.request.read(sql)));
    expect(after).toEqual(Array(4).fill([nobody]));
  });

  it('count an address only once it is verified', async () => {
    const [row] = await transactions.asRequest(actor({ emailVerified: false }), (tx) => tx.query('select current_email() as email'));
    expect(row).toEqual({ email: null });
  });

  it('show an organisation its own rows with no filter in the query, and let it write no others', async () => {
    const [winfield, baldwin] = [actor(), actor()];
    const note = await write(winfield, 'of Winfield');
    await write(baldwin, 'of Baldwin');
    expect((await seenBy(winfield)).map(({ words }) => words)).toEqual(['of Winfield']);
    expect(await seenBy({ ...identity, personId: winfield.personId, organisationId: null })).toEqual([]);
    const forWinfield = { noteId: randomUUID(), organisationId: winfield.organisationId, words: 'forged' };
    await expect(transactions.asRequest(baldwin, (tx) => tx.manager.insert(Note, forWinfield))).rejects.toThrow('row-level security');
    const update = await transactions.asRequest(baldwin, (tx) => tx.manager.update(Note, { noteId: note.noteId }, { words: 'changed' }));
    expect(update.affected).toBe(0);
  });

  it('give the rows of every statement, those of returning too', async () => {
    const caller = actor();
    const { noteId } = await write(caller, 'one');
    const change = 'update note set words = $1 where note_id = $2 returning words';
    expect(await transactions.asRequest(caller, (tx) => tx.query(change, ['two', noteId]))).toEqual([{ words: 'two' }]);
    expect(await transactions.asWorker((tx) => tx.query('delete from note where note_id = $1 returning words', [noteId]))).toEqual([
      { words: 'two' },
    ]);
  });

  it('leave nothing of work that fails, and tell nobody of it', async () => {
    const caller = actor();
    const told = jest.fn();
    const failing = transactions.asRequest(caller, async (tx) => {
      tx.afterCommit(told);
      await tx.manager.insert(Note, { noteId: randomUUID(), organisationId: caller.organisationId, words: 'gone' });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect([await seenBy(caller), told.mock.calls]).toEqual([[], []]);
  });

  it('tell after the commit, when others see it', async () => {
    const caller = actor();
    let seen: Promise<Note[]> | undefined;
    await transactions.asRequest(caller, async (tx) => {
      tx.afterCommit(() => {
        seen = seenBy(caller);
      });
      await tx.manager.insert(Note, { noteId: randomUUID(), organisationId: caller.organisationId, words: 'there' });
    });
    expect(await seen).toHaveLength(1);
  });

  it('are one for all that a write does', async () => {
    const caller = actor();
    const failing = transactions.asWrite(caller, async () => {
      await write(caller, 'first part');
      expect(await seenBy(caller)).toHaveLength(1);
      throw new Error('second part');
    });
    await expect(failing).rejects.toThrow('second part');
    expect(await seenBy(caller)).toEqual([]);
  });

  it('act within a write for nobody else', async () => {
    const work = transactions.asWrite(actor(), () => seenBy(actor()));
    await expect(work).rejects.toThrow('its caller alone');
  });

  it('keep two changes of one row apart by its lock', async () => {
    const caller = actor();
    const { noteId } = await write(caller, '0');
    const raise = (): Promise<unknown> =>
      transactions.asRequest(caller, async (tx) => {
        const [row] = await tx.query<{ words: string }>('select words from note where note_id = $1 for update', [noteId]);
        await tx.query('update note set words = $1 where note_id = $2', [String(Number(row?.words) + 1), noteId]);
      });
    await Promise.all(Array.from({ length: 12 }, raise));
    expect(await seenBy(caller)).toMatchObject([{ words: '12' }]);
  });

  it('give back what they took when the connection breaks under them', async () => {
    const broken = Array.from({ length: 6 }, () =>
      transactions.asRequest(actor(), (tx) => tx.query('select pg_terminate_backend(pg_backend_pid())')),
    );
    expect((await Promise.allSettled(broken)).map(({ status }) => status)).toEqual(Array(6).fill('rejected'));
    expect(await seenBy(actor())).toEqual([]);
  });

  it('tell who holds a session that it was lost', async () => {
    const session = await database.worker.session();
    const lost = new Promise<Error>((resolve) => session.onLost(resolve));
    const [row] = await session.query<{ pid: number }>('select pg_backend_pid() as pid');
    await rowsOf(fresh.adminUrl, 'select pg_terminate_backend($1)', [row?.pid]);
    expect(await lost).toBeInstanceOf(Error);
    await session.close();
  });
});
