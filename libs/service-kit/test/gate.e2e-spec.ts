import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { type NotesService, type Person, startNotes } from './notes/notes.fixture.js';

describe('a rush', () => {
  let notes: NotesService;
  let bea: Person;
  beforeAll(async () => {
    notes = await startNotes({ DATABASE_REQUEST_POOL: '4' });
    bea = await notes.person('bea@sample.example', randomUUID(), 'buyer');
  });
  afterAll(() => notes.close());

  const send = async (method: string, path: string, body: object): Promise<{ status: number; noteId: string }> => {
    const headers = { ...bea.headers, 'content-type': 'application/json', 'idempotency-key': randomUUID() };
    const answer = await fetch(`${notes.origin}${path}`, { method, headers, body: JSON.stringify(body) });
    return { status: answer.status, noteId: ((await answer.json()) as { noteId: string }).noteId };
  };

  // Ten writes that hold the row for 200 ms each: without the gate they would hold all four connections for two seconds.
  it('on one row leaves half of the pool to everybody else, and loses none of its own', async () => {
    const [busy, quiet] = [await send('POST', '/v1/notes', { words: 'busy' }), await send('POST', '/v1/notes', { words: 'quiet' })];
    let ended = 0;
    const rush = Array.from({ length: 10 }, (_, turn) =>
      send('PUT', `/v1/notes/${turn % 2 === 0 ? busy.noteId : busy.noteId.toUpperCase()}`, { words: `turn ${turn}`, slowMs: 200 }).finally(
        () => (ended += 1),
      ),
    );
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await send('PUT', `/v1/notes/${quiet.noteId}`, { words: 'still quiet' })).toMatchObject({ status: 200 });
    expect(ended).toBeLessThan(5);
    expect((await Promise.all(rush)).map(({ status }) => status)).toEqual(Array(10).fill(200));
  });

  // A connection is taken for as long as the body comes, and a slow line takes its time.
  it.each([
    ['/v1/attachments?name=a.txt', 'application/octet-stream'],
    ['/v1/files', 'text/csv'],
  ])('of files that come slowly to %s does so too', async (path, type) => {
    const begin = (): ClientRequest => {
      const headers = { ...bea.headers, 'content-type': type, 'idempotency-key': randomUUID(), 'content-length': '10' };
      const upload = request(`${notes.origin}${path}`, { method: 'POST', headers });
      upload.write('slow ');
      return upload;
    };
    const uploads = Array.from({ length: 6 }, begin);
    await new Promise((resolve) => setTimeout(resolve, 200));
    const answer = await fetch(`${notes.origin}/v1/notes`, { headers: bea.headers, signal: AbortSignal.timeout(2_000) });
    expect(answer.status).toBe(200);
    const answers = uploads.map((upload) => once(upload.end('words'), 'response') as Promise<[IncomingMessage]>);
    expect((await Promise.all(answers)).map(([{ statusCode }]) => statusCode)).toEqual(Array(6).fill(201));
  });
});
