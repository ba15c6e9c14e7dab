import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { eventually, rowsOf, servers } from '@tributary/testing';
import { type NotesService, type Person, startNotes } from './notes/notes.fixture.js';

const winfield = randomUUID();

describe('how a service answers', () => {
  let notes: NotesService;
  let bea: Person;
  beforeAll(async () => {
    notes = await startNotes();
    bea = await notes.person('bea@sample.example', winfield, 'buyer');
  });
  afterAll(() => notes.close());

  const post = (body: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${notes.origin}/v1/notes`, {
      method: 'POST',
      headers: { ...bea.headers, 'content-type': 'application/json', 'idempotency-key': randomUUID(), ...headers },
      body,
    });

  it('names the fields at fault, and repeats no value', async () => {
    const answer = await post(JSON.stringify({ words: '', slowMs: 'canary' }));
    expect(answer.status).toBe(422);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    const problem = (await answer.json()) as object;
    expect(problem).toMatchObject({
      type: 'urn:tributary:problem:request.invalid',
      code: 'request.invalid',
      errors: [
        { field: 'words', code: 'too_small' },
        { field: 'slowMs', code: 'invalid_type' },
      ],
    });
    expect(JSON.stringify(problem)).not.toContain('canary');
  });

  it.each([
    ['a body that is no JSON', '{', {}, 400, 'request.malformed'],
    ['a kind of content that nobody reads', 'words', { 'content-type': 'text/plain' }, 415, 'request.media-type'],
    ['a packed body', gzipSync('{"words":"x"}').toString('latin1'), { 'content-encoding': 'gzip' }, 415, 'request.media-type'],
    ['a NUL in a text', '{"words":"a\\u0000b"}', {}, 422, 'request.invalid'],
    ['half a character', '{"words":"a\\ud800"}', {}, 422, 'request.invalid'],
    ['values nested without end', `{"words":"x","more":${'['.repeat(200_000)}${']'.repeat(200_000)}}`, {}, 400, 'request.malformed'],
    ['a body above 1 MiB', JSON.stringify({ words: 'x'.repeat(1024 * 1024) }), {}, 413, 'request.too-large'],
  ])('refuses %s', async (_, body, headers, status, code) => {
    const answer = await post(body, headers);
    expect([answer.status, await answer.json()]).toEqual([status, expect.objectContaining({ code })]);
  });

  it('takes a file as what it is alone', async () => {
    const answer = await fetch(`${notes.origin}/v1/files`, {
      method: 'POST',
      headers: { ...bea.headers, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body: '{"a":1}',
    });
    expect([answer.status, await answer.json()]).toEqual([415, expect.objectContaining({ code: 'request.media-type' })]);
  });

  it.each([
    ['an id that is longer than any', `notes/${'a'.repeat(201)}`, 'PUT', 400, 'request.malformed'],
    ['an address that cannot be decoded', 'notes/%ff', 'PUT', 400, 'request.malformed'],
    ['a NUL in an address', 'notes/%00', 'PUT', 422, 'request.invalid'],
  ])('refuses %s', async (_, path, method, status, code) => {
    const headers = { ...bea.headers, 'content-type': 'application/json', 'idempotency-key': randomUUID() };
    const answer = await fetch(`${notes.origin}/v1/${path}`, { method, headers, body: '{"words":"x"}' });
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect([answer.status, await answer.json()]).toEqual([status, expect.objectContaining({ code })]);
  });

  it('lets nothing be guessed from or framed of what no hook was asked about', async () => {
    const { headers } = await fetch(`${notes.origin}/v1/notes/%ff`);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'x-correlation-id': expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
    });
  });

  it('answers an unknown route and an unknown row alike', async () => {
    const lost = await fetch(`${notes.origin}/v1/nowhere`);
    expect([lost.status, await lost.json()]).toEqual([404, expect.objectContaining({ code: 'not-found' })]);
    const row = await fetch(`${notes.origin}/v1/notes/${randomUUID()}`, {
      method: 'PUT',
      headers: { ...bea.headers, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body: JSON.stringify({ words: 'x' }),
    });
    expect([row.status, await row.json()]).toEqual([404, expect.objectContaining({ code: 'not-found' })]);
  });

  it('says nothing of a failure of its own, and logs it with the correlation id', async () => {
    const answer = await fetch(`${notes.origin}/v1/failure`, { headers: { 'x-correlation-id': 'look-for-me' } });
    expect(answer.headers.get('x-correlation-id')).toBe('look-for-me');
    const problem = await answer.text();
    expect(answer.status).toBe(500);
    expect(JSON.parse(problem)).toMatchObject({ code: 'service.failed', correlationId: 'look-for-me' });
    expect(problem).not.toContain('password');
    const line = notes
      .log()
      .split('\n')
      .find((one) => one.includes('look-for-me') && one.includes('"err"'));
    expect(line).toContain('NotesController.failure');
  });

  it('goes on with the trace that came in, and begins one where none did', async () => {
    const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
    const headers = { traceparent: `00-${trace}-00f067aa0ba902b7-01`, 'x-correlation-id': 'bad id\u0009' };
    const context = (await (await fetch(`${notes.origin}/v1/context`, { headers })).json()) as {
      correlationId: string;
      traceparent: string;
    };
    expect(context.traceparent).toMatch(new RegExp(`^00-${trace}-(?!00f067aa0ba902b7)[0-9a-f]{16}-01$`));
    expect(context.correlationId).toMatch(/^[0-9a-f-]{36}$/);
    const other = (await (await fetch(`${notes.origin}/v1/context`)).json()) as { traceparent: string };
    expect(other.traceparent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-00$/);
  });

  it('answers 503 while the database is away, and is alive all the same', async () => {
    const name = notes.database.database;
    await rowsOf(servers.databaseUrl, `alter database ${name} allow_connections false`);
    await rowsOf(servers.databaseUrl, 'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
    const [write, ready, live] = [
      await post('{"words":"x"}'),
      await fetch(`${notes.origin}/health/ready`),
      await fetch(`${notes.origin}/health/live`),
    ];
    await rowsOf(servers.databaseUrl, `alter database ${name} allow_connections true`);
    expect([write.status, await write.json()]).toEqual([503, expect.objectContaining({ code: 'service.unavailable' })]);
    expect(write.headers.get('retry-after')).toBe('2');
    expect([ready.status, live.status]).toEqual([503, 200]);
    await eventually(async () => expect((await post('{"words":"x"}')).status).toBe(201));
  });

  it('measures requests by route, and tells how the outbox stands', async () => {
    await fetch(`${notes.origin}/v1/notes`, { headers: bea.headers });
    const figures = await (await fetch(`${notes.origin}/metrics`)).text();
    expect(figures).toMatch(/http_request_duration_seconds_count\{method="GET",route="\/v1\/notes",status="200"\} 1/);
    expect(figures).toMatch(/^outbox_unpublished_events 0$/m);
    expect(figures).toMatch(/^database_up 1$/m);
  });

  it('ends its event streams when it stops', async () => {
    const stopping = await startNotes();
    const stream = await fetch(`${stopping.origin}/v1/stream`);
    const reader = (stream.body ?? new ReadableStream<Uint8Array>()).getReader();
    const seen: string[] = [];
    const ended = (async () => {
      for (let part = await reader.read(); !part.done; part = await reader.read()) seen.push(Buffer.from(part.value).toString());
    })();
    await eventually(() => expect(seen.join('')).toContain('data: tick 3'));
    await stopping.close();
    await ended;
  });
});
