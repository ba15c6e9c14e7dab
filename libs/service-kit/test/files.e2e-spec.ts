import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually, rowsOf } from '@tributary/testing';
import { png } from './notes/file-contents.fixture.js';
import { type NotesService, type Person, startNotes } from './notes/notes.fixture.js';

const [winfield, baldwin] = [randomUUID(), randomUUID()];
const LIMIT = 200_000;

describe('a file', () => {
  let notes: NotesService;
  let bea: Person;
  let cara: Person;
  let scripts: string;
  beforeAll(async () => {
    scripts = await mkdtemp(join(tmpdir(), 'scripts-'));
    const scan = join(scripts, 'scan');
    await writeFile(scan, '#!/bin/sh\ngrep -q VIRUS "$1" && exit 1\ngrep -q AWAY "$1" && exit 2\nexit 0\n');
    await chmod(scan, 0o700);
    notes = await startNotes({ FILE_MAX_BYTES: String(LIMIT), FILE_SCANNER: scan });
    bea = await notes.person('bea@sample.example', winfield, 'buyer');
    cara = await notes.person('cara@sample.example', baldwin, 'buyer');
  });
  afterAll(async () => {
    await notes.close();
    await rm(scripts, { recursive: true, force: true });
  });

  interface Sent {
    readonly name?: string;
    readonly type?: string;
    readonly key?: string;
    readonly path?: string;
  }
  const send = async (content: string | Buffer, { name = 'a.txt', type, key = randomUUID(), path = 'attachments' }: Sent = {}) => {
    const answer = await fetch(`${notes.origin}/v1/${path}?name=${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: { ...bea.headers, 'idempotency-key': key, 'content-type': type ?? 'application/octet-stream' },
      body: typeof content === 'string' ? content : new Uint8Array(content),
    });
    return {
      status: answer.status,
      replayed: answer.headers.get('idempotency-replayed'),
      body: (await answer.json()) as Record<string, string>,
    };
  };
  const fetchAs = (person: Person, fileId: string | undefined, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${notes.origin}/v1/attachments/${fileId}`, { headers: { ...person.headers, ...headers } });
  const kept = async (): Promise<string[]> => (await readdir(notes.folder, { recursive: true })).filter((name) => name.length > 30);

  it.each(['application/octet-stream', 'image/png', 'text/csv', 'text/plain'])('comes back as it went, sent as %s', async (type) => {
    const sent = await send(png, { name: '../Größe.exe', type });
    expect(sent).toMatchObject({ status: 201, body: { name: 'Größe.png', mediaType: 'image/png', bytes: png.length } });
    const answer = await fetchAs(bea, sent.body['fileId']);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      ...{ 'content-type': 'image/png', 'content-length': String(png.length), etag: `"${sent.body['sha256']}"` },
      'content-disposition': "attachment; filename*=UTF-8''Gr%C3%B6%C3%9Fe.png",
      ...{ 'x-content-type-options': 'nosniff', 'content-security-policy': 'sandbox', 'cache-control': 'private, no-cache' },
    });
    expect(Buffer.from(await answer.arrayBuffer()).equals(png)).toBe(true);
  });

  it('is not sent again to whom has it', async () => {
    const { body } = await send('the same');
    const answer = await fetchAs(bea, body['fileId'], { 'if-none-match': `"${body['sha256']}"` });
    expect([answer.status, await answer.text()]).toEqual([304, '']);
  });

  it('of another organisation answers as an unknown id does', async () => {
    const { body } = await send('for us alone');
    const answers = [await fetchAs(cara, body['fileId']), await fetchAs(cara, randomUUID())];
    const codes = await Promise.all(answers.map(async (answer) => [answer.status, ((await answer.json()) as { code: string }).code]));
    expect(codes).toEqual(Array(2).fill([404, 'not-found']));
  });

  it('is kept once for its Idempotency-Key', async () => {
    const key = randomUUID();
    const first = await send('once', { key });
    expect(await send('once', { key })).toEqual({ ...first, replayed: 'true' });
    expect(await send('else', { key })).toMatchObject({ status: 422, body: { code: 'idempotency.other-body' } });
    const { sha256 } = first.body;
    expect(await rowsOf(notes.database.workerUrl, 'select from file where sha256 = $1', [sha256])).toHaveLength(1);
  });

  it('stands under one content for two at once, each with a row', async () => {
    const sent = await Promise.all(Array.from({ length: 6 }, () => send('six at once')));
    expect(new Set(sent.map(({ body }) => body['fileId'])).size).toBe(6);
    const { sha256 = '' } = sent[0]?.body ?? {};
    expect((await kept()).filter((name) => name.endsWith(sha256))).toHaveLength(1);
  });

  it.each([
    ['of no known kind', Buffer.from([0, 1, 2, 3]), {}, 415, 'file.type'],
    ['without content', '', {}, 422, 'file.empty'],
    ['that is too large', 'x'.repeat(LIMIT + 1), {}, 413, 'file.too-large'],
    ['that is infected', 'a VIRUS', {}, 422, 'file.infected'],
    ['that the scanner does not judge', 'AWAY', {}, 503, 'file.scanner-away'],
    ['sent as JSON', '{}', { type: 'application/json' }, 415, 'request.media-type'],
    ['on a route that takes none', 'words', { path: 'notes', type: 'application/pdf' }, 415, 'request.media-type'],
  ])('%s is refused, and nothing is kept', async (_, content, how: Sent, status, code) => {
    const before = await kept();
    expect(await send(content, how)).toMatchObject({ status, body: { code } });
    expect(await kept()).toEqual(before);
  });

  it('that comes by a slow line keeps no connection from others', async () => {
    const headers = { ...bea.headers, 'content-type': 'text/plain', 'content-length': '100000' };
    const before = await kept();
    const uploads = Array.from({ length: 12 }, () => {
      const key = { 'idempotency-key': randomUUID() };
      const upload = request(`${notes.origin}/v1/attachments?name=a.txt`, { method: 'POST', headers: { ...headers, ...key } });
      upload.on('error', () => undefined);
      upload.write('x');
      return upload;
    });
    try {
      await eventually(async () => expect(await kept()).toHaveLength(before.length + uploads.length));
      expect((await fetch(`${notes.origin}/v1/notes`, { headers: cara.headers })).status).toBe(200);
    } finally {
      uploads.forEach((upload) => upload.destroy());
    }
    await eventually(async () => expect(await kept()).toEqual(before));
  });

  it('whose upload breaks off leaves nothing', async () => {
    const before = await kept();
    const headers = { ...bea.headers, 'idempotency-key': randomUUID(), 'content-type': 'text/plain', 'content-length': '100000' };
    const upload = request(`${notes.origin}/v1/attachments?name=a.txt`, { method: 'POST', headers });
    upload.on('error', () => undefined);
    upload.write('x'.repeat(50_000));
    await eventually(async () => expect(await kept()).toHaveLength(before.length + 1));
    upload.destroy();
    await eventually(async () => expect(await kept()).toEqual(before));
  });
});
