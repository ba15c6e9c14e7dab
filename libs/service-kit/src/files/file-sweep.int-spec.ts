import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { type FreshDatabase, rowsOf } from '@tributary/testing';
import { notesDatabase } from '../../test/notes/notes.fixture.js';
import type { Actor } from '../access/actor.js';
import { Database } from '../database/database.js';
import { Transactions } from '../database/transactions.js';
import { Schedule } from '../schedule.js';
import { FileScanner } from './file-scanner.js';
import { FileSweep } from './file-sweep.js';
import { FolderStore } from './folder-store.js';
import { clearIncoming, receive } from './incoming.js';
import { StoreFile } from './store-file.js';
import { TakenFile } from './taken-file.js';

const identity = { issuer: 'https://sign-in.example', subject: 'bea', email: 'bea@sample.example', emailVerified: true, name: 'Bea' };
const bea: Actor = { ...identity, personId: randomUUID(), organisationId: randomUUID(), organisationKind: 'agency', roles: ['buyer'] };

describe('the sweep of contents', () => {
  let fresh: FreshDatabase;
  let database: Database;
  let transactions: Transactions;
  let folder: string;
  let store: FolderStore;
  let storeFile: StoreFile;
  let sweep: FileSweep;
  beforeEach(async () => {
    fresh = await notesDatabase();
    database = await Database.open({ ...fresh, entities: [], requestPool: 4, workerPool: 4 });
    transactions = new Transactions(database);
    folder = await mkdtemp(join(tmpdir(), 'sweep-'));
    store = new FolderStore(folder);
    await clearIncoming(store.incoming);
    storeFile = new StoreFile(store, new FileScanner(undefined), transactions);
    sweep = new FileSweep(new Schedule(), store, transactions);
  });
  afterEach(async () => {
    await database.close();
    await fresh.drop();
    await rm(folder, { recursive: true, force: true });
  });

  const save = async (words: string): ReturnType<StoreFile['execute']> =>
    storeFile.execute(bea, 'a.txt', new TakenFile(await receive(Readable.from([Buffer.from(words)]), store.incoming, 100)));
  const age = async (sha256: string): Promise<void> => {
    const before = new Date(Date.now() - 25 * 3_600_000);
    await utimes(join(folder, sha256.slice(0, 2), sha256), before, before);
  };
  const kept = async (): Promise<string[]> => (await readdir(folder, { recursive: true })).filter((name) => name.length > 60);

  it('removes what no row refers to, a day after it was kept, and nothing else', async () => {
    const [used, left, young] = [await save('used'), await save('left'), await save('young')];
    const again = await save('used');
    for (const { sha256 } of [used, left]) await age(sha256);
    const files = [used.fileId, left.fileId, young.fileId];
    await rowsOf(fresh.workerUrl, 'delete from file where file_id = any($1)', [files]);
    await sweep.sweep();
    expect((await kept()).map((name) => name.slice(3)).sort()).toEqual([again.sha256, young.sha256].sort());
  });

  it('leaves a content alone while an upload of the same has not committed its row', async () => {
    const old = await save('same');
    await rowsOf(fresh.workerUrl, 'delete from file');
    await transactions.asWrite(bea, async () => {
      await save('same');
      await age(old.sha256);
      await sweep.sweep();
    });
    expect(await text(await store.open(old.sha256))).toBe('same');
    await sweep.sweep();
    expect(await kept()).toHaveLength(1);
  });

  it('takes the content of a request that was rolled back', async () => {
    const failing = transactions.asWrite(bea, async () => {
      await save('rolled back');
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    const [name] = await kept();
    await age(name?.slice(3) ?? '');
    await sweep.sweep();
    expect(await kept()).toEqual([]);
  });
});
