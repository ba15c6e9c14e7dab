import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { keys, type OwnS3, ownS3 } from '../../test/notes/own-s3.fixture.js';
import { serviceSettings } from '../config.js';
import type { FileStore } from './file-store.js';
import { receive } from './incoming.js';
import { openFileStore } from './open-file-store.js';

const HOUR_MS = 3_600_000;

function settings(given: Record<string, string>): ReturnType<typeof serviceSettings.parse> {
  const url = 'http://127.0.0.1';
  const needed = { DATABASE_REQUEST_URL: url, DATABASE_WORKER_URL: url, KAFKA_BROKERS: 'k', OIDC_ISSUER: url, PUBLIC_URL: url, PORT: '0' };
  return serviceSettings.parse({ ...needed, ...given });
}

async function keep(store: FileStore, content: Buffer): Promise<string> {
  const received = await receive(Readable.from([content]), store.incoming, 10_000_000);
  await store.keep(received).finally(() => rm(received.path, { force: true }));
  return received.sha256;
}

async function listed(store: FileStore, moment: Date): Promise<string[]> {
  const all: string[] = [];
  for await (const batch of store.keptBefore(moment)) all.push(...batch);
  return all.sort();
}

describe.each(['a folder', 'S3'])('a store in %s', (place) => {
  let folder: string;
  let s3: OwnS3;
  let store: FileStore;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'store-'));
    s3 = await ownS3();
    const { region: FILES_S3_REGION, keyId: FILES_S3_KEY_ID, secret: FILES_S3_SECRET, bucket: FILES_S3_BUCKET } = keys;
    const bucket = { FILES_S3_URL: s3.url, FILES_S3_REGION, FILES_S3_KEY_ID, FILES_S3_SECRET, FILES_S3_BUCKET };
    store = await openFileStore('notes', settings(place === 'S3' ? bucket : { FILES_FOLDER: folder }));
  });
  afterEach(async () => {
    await s3.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('gives back what it was given, until it is removed', async () => {
    const content = randomBytes(3_000_000);
    const hash = await keep(store, content);
    expect((await buffer(await store.open(hash))).equals(content)).toBe(true);
    await store.remove(hash);
    await expect(store.open(hash)).rejects.toThrow();
    await store.remove(hash);
  });

  it('keeps a content once, also where it comes eight times at once', async () => {
    const content = randomBytes(100_000);
    const hashes = await Promise.all(Array.from({ length: 8 }, () => keep(store, content)));
    expect(await listed(store, new Date(Date.now() + HOUR_MS))).toEqual([hashes[0]]);
    expect((await buffer(await store.open(hashes[0] ?? ''))).equals(content)).toBe(true);
    expect(await readdir(store.incoming)).toEqual([]);
  });

  it('lists what was kept before a moment, page after page', async () => {
    const hashes = await Promise.all(Array.from({ length: 5 }, () => keep(store, randomBytes(10))));
    expect(await listed(store, new Date(Date.now() - HOUR_MS))).toEqual([]);
    expect(await listed(store, new Date(Date.now() + HOUR_MS))).toEqual([...hashes].sort());
  });
});

describe('a store in a folder', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'store-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('lets nobody else read its files', async () => {
    const store = await openFileStore('notes', settings({ FILES_FOLDER: folder }));
    const hash = await keep(store, Buffer.from('ours'));
    const place = join(folder, 'notes', hash.slice(0, 2), hash);
    expect([(await stat(place)).mode & 0o777, (await stat(store.incoming)).mode & 0o777]).toEqual([0o600, 0o700]);
  });

  it('removes at its start what a crash has left of an upload, and leaves alone what another replica is receiving', async () => {
    const { incoming } = await openFileStore('notes', settings({ FILES_FOLDER: folder }));
    for (const name of ['crashed', 'running']) await writeFile(join(incoming, name), 'half a f');
    const longAgo = new Date(Date.now() - 2 * HOUR_MS);
    await utimes(join(incoming, 'crashed'), longAgo, longAgo);
    await openFileStore('notes', settings({ FILES_FOLDER: folder }));
    expect(await readdir(incoming)).toEqual(['running']);
  });

  it('keeps nothing of an upload that breaks off', async () => {
    const store = await openFileStore('notes', settings({ FILES_FOLDER: folder }));
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from('half a f');
        throw new Error('gone');
      })(),
    );
    await expect(receive(broken, store.incoming, 100)).rejects.toThrow('gone');
    await expect(receive(Readable.from([Buffer.alloc(101)]), store.incoming, 100)).rejects.toMatchObject({ code: 'file.too-large' });
    await expect(receive(Readable.from([]), store.incoming, 100)).rejects.toMatchObject({ code: 'file.empty' });
    expect(await readdir(store.incoming)).toEqual([]);
  });

  it('is chosen by settings that name one place', async () => {
    const both = settings({ FILES_FOLDER: folder, FILES_S3_URL: 'http://127.0.0.1' });
    await expect(openFileStore('notes', both)).rejects.toThrow('either FILES_FOLDER');
    await expect(openFileStore('notes', settings({}))).rejects.toThrow('either FILES_FOLDER');
  });
});

describe('a store in S3', () => {
  let s3: OwnS3;
  beforeEach(async () => {
    s3 = await ownS3();
  });
  afterEach(() => s3.close());

  const open = (more: Partial<Record<string, string>> = {}): Promise<FileStore> =>
    openFileStore(
      'notes',
      settings({ FILES_S3_URL: s3.url, FILES_S3_BUCKET: 'files', FILES_S3_KEY_ID: 'key', FILES_S3_SECRET: 'secret', ...more }),
    );

  it('outlives a server that is busy for a moment', async () => {
    const store = await open();
    s3.fail(2);
    const hash = await keep(store, Buffer.from('twice'));
    expect([...s3.objects.keys()]).toEqual([`notes/${hash}`]);
  });

  it('tells of a server that stays away, and of one that refuses its key', async () => {
    const [away, refused] = [await open(), await open({ FILES_S3_SECRET: 'another' })];
    await expect(keep(refused, Buffer.from('a'))).rejects.toThrow('SignatureDoesNotMatch');
    s3.fail(100);
    await expect(keep(away, Buffer.from('a'))).rejects.toMatchObject({ code: 'file.store-away' });
    await s3.close();
    s3 = await ownS3();
    await expect(keep(away, Buffer.from('a'))).rejects.toMatchObject({ code: 'file.store-away' });
  });
});
