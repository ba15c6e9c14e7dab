import { randomUUID } from 'node:crypto';
import { type NotesService, type Person, startNotes } from './notes/notes.fixture.js';

describe('a rush on one row', () => {
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
  it('leaves half of the pool to everybody else, and loses none of its own', async () => {
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
});
