import { randomUUID } from 'node:crypto';
import { rowsOf } from '@tributary/testing';
import { IdempotencyExpiry } from '../src/web/idempotency-expiry.js';
import { type NotesService, type Person, startNotes } from './notes/notes.fixture.js';

const [winfield, baldwin] = [randomUUID(), randomUUID()];

describe('a write with an Idempotency-Key', () => {
  let notes: NotesService;
  let bea: Person;
  let ben: Person;
  beforeAll(async () => {
    notes = await startNotes();
    bea = await notes.person('bea@sample.example', winfield, 'buyer');
    ben = await notes.person('ben@sample.example', winfield, 'buyer');
  });
  afterAll(() => notes.close());

  interface Write {
    readonly key?: string;
    readonly as?: Person;
    readonly path?: string;
    readonly headers?: Record<string, string>;
  }
  const write = async (body: object | string, { key = randomUUID(), as = bea, path = '/v1/notes', headers = {} }: Write = {}) => {
    const kind = typeof body === 'string' ? 'text/csv' : 'application/json';
    const answer = await fetch(`${notes.origin}${path}`, {
      method: 'POST',
      headers: { ...as.headers, 'content-type': kind, ...(key === '' ? {} : { 'idempotency-key': key }), ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    return { status: answer.status, replayed: answer.headers.get('idempotency-replayed'), body: (await answer.json()) as object };
  };
  const count = async (table: string, words: string): Promise<number> => {
    const where = table === 'note' ? 'where words = $1' : `where facts is not null and $1 <> ''`;
    const [row] = await rowsOf<{ count: number }>(notes.database.workerUrl, `select count(*)::int as count from ${table} ${where}`, [
      words,
    ]);
    return row?.count ?? 0;
  };

  it('gives the same answer again and has one effect', async () => {
    const key = randomUUID();
    const first = await write({ words: 'once' }, { key });
    const second = await write({ words: 'once' }, { key });
    expect(first).toMatchObject({ status: 201, replayed: null });
    expect(second).toEqual({ ...first, replayed: 'true' });
    expect(await count('note', 'once')).toBe(1);
  });

  it('refuses another body under the same key', async () => {
    const key = randomUUID();
    await write({ words: 'this' }, { key });
    expect(await write({ words: 'that' }, { key })).toMatchObject({ status: 422, body: { code: 'idempotency.other-body' } });
    expect(await count('note', 'that')).toBe(0);
  });

  it('lets one of two at once through, and tells the other to come again for the answer', async () => {
    const key = randomUUID();
    const both = await Promise.all([write({ words: 'two', slowMs: 300 }, { key }), write({ words: 'two', slowMs: 300 }, { key })]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(both.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'idempotency.in-flight' });
    expect(await write({ words: 'two', slowMs: 300 }, { key })).toMatchObject({ status: 201, replayed: 'true' });
    expect(await count('note', 'two')).toBe(1);
  });

  it('stores nothing of a write that a rule refused, neither effect, audit nor answer', async () => {
    const key = randomUUID();
    const audits = await count('audit', 'all');
    expect(await write({ words: 'refuse me' }, { key })).toMatchObject({
      status: 409,
      body: { code: 'note.refused', title: 'This note is refused', detail: 'Say something else.', field: 'words', letters: 9 },
    });
    expect(await count('note', 'refuse me')).toBe(0);
    expect(await count('audit', 'all')).toBe(audits);
    expect(await write({ words: 'accept me' }, { key })).toMatchObject({ status: 201, replayed: null });
  });

  it.each([
    ['no key', { key: '' }, 400, 'idempotency.missing'],
    ['a key with a blank', { key: 'a b' }, 400, 'idempotency.malformed'],
    ['an endless key', { key: 'k'.repeat(201) }, 400, 'idempotency.malformed'],
  ])('takes no write with %s', async (_, options, status, code) => {
    expect(await write({ words: 'never' }, options)).toMatchObject({ status, body: { code } });
    expect(await count('note', 'never')).toBe(0);
  });

  it('counts a key for its caller, organisation and path alone', async () => {
    const key = randomUUID();
    await rowsOf(
      notes.database.workerUrl,
      `insert into role_grant (grant_id, person_id, organisation_id, role, state, valid_from) values ($1, $2, $3, 'buyer', 'active', now())`,
      [randomUUID(), bea.personId, baldwin],
    );
    const answers = [
      await write({ words: 'scope' }, { key }),
      await write({ words: 'scope' }, { key, as: ben }),
      await write({ words: 'scope' }, { key, headers: { 'tributary-organisation': baldwin } }),
      await write({ words: 'scope' }, { key, path: '/v1/notes?' }),
    ];
    expect(answers.map(({ status, replayed }) => [status, replayed])).toEqual(Array(4).fill([201, null]));
    expect(await count('note', 'scope')).toBe(4);
  });

  it('hashes a streamed file as it passes', async () => {
    const key = randomUUID();
    const file = `a,b\n${'1,2\n'.repeat(100_000)}`;
    const first = await write(file, { key, path: '/v1/files' });
    expect(first).toMatchObject({ status: 201, replayed: null });
    expect(await write(file, { key, path: '/v1/files' })).toEqual({ ...first, replayed: 'true' });
    expect(await write(`${file}3,4\n`, { key, path: '/v1/files' })).toMatchObject({
      status: 422,
      body: { code: 'idempotency.other-body' },
    });
    expect(await count('note', file)).toBe(1);
  });

  it('authorises the caller again before it repeats an answer', async () => {
    const cara = await notes.person('cara@sample.example', winfield, 'buyer');
    const key = randomUUID();
    await write({ words: 'before' }, { key, as: cara });
    await rowsOf(notes.database.workerUrl, `update role_grant set state = 'ended' where person_id = $1`, [cara.personId]);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(await write({ words: 'before' }, { key, as: cara })).toMatchObject({ status: 403, body: { code: 'access.organisation' } });
  });

  it('forgets answers after 7 days', async () => {
    const key = randomUUID();
    await write({ words: 'old' }, { key });
    const [kept] = await rowsOf<{ count: number }>(notes.database.workerUrl, 'select count(*)::int as count from idempotency');
    const age = `update idempotency set at = at - interval '7 days' where answer->>'words' = 'old'`;
    await rowsOf(notes.database.workerUrl, age);
    await notes.app.get(IdempotencyExpiry).forgetOld();
    const [left] = await rowsOf<{ count: number }>(notes.database.workerUrl, 'select count(*)::int as count from idempotency');
    expect(left?.count).toBe((kept?.count ?? 0) - 1);
  });
});
