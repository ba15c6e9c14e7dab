import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { Problem } from '@tributary/contracts';
import { eventually } from '@tributary/testing';
import { askRaw } from './ask-raw.fixture.js';
import { Browser } from './browser.fixture.js';
import { type StartedGateway, startGateway } from './gateway.fixture.js';

const bearer = { authorization: 'Bearer some.access.token' };

describe('the way to the services', () => {
  let gateway: StartedGateway;
  beforeAll(async () => (gateway = await startGateway({ BODY_LIMIT_KIB: '64' })));
  afterAll(() => gateway.stop());
  afterEach(() => {
    for (const service of gateway.procurement) service.answer = (_, response) => void response.end('{}');
  });

  const districts = (path: string, init: RequestInit = {}) => fetch(`${gateway.origin}/api/districts${path}`, init);
  const procurement = (path: string, init: RequestInit = {}) =>
    fetch(`${gateway.origin}/api/procurement${path}`, { headers: bearer, ...init });
  const problemOf = async (answer: Response) => (await answer.json()) as Problem;

  it('passes a bearer token on as it is, with what the request is about', async () => {
    const answer = await districts('/v1/grants?role=buyer&x=%20', {
      method: 'POST',
      headers: {
        ...bearer,
        'content-type': 'application/json',
        'idempotency-key': 'k-1',
        'tributary-organisation': '019a',
        'x-correlation-id': 'my-id',
      },
      body: '{"a":1}',
    });
    expect(answer.status).toBe(200);
    expect(gateway.districts.last).toMatchObject({ method: 'POST', url: '/v1/grants?role=buyer&x=%20', body: '{"a":1}' });
    expect(gateway.districts.last.headers).toMatchObject({
      authorization: 'Bearer some.access.token',
      'content-type': 'application/json',
      'idempotency-key': 'k-1',
      'tributary-organisation': '019a',
      'x-correlation-id': 'my-id',
    });
    expect(answer.headers.get('x-correlation-id')).toBe('my-id');
  });

  it('keeps back what a client pretends to be', async () => {
    await districts('/v1/me', {
      headers: {
        ...bearer,
        cookie: 'tributary-session=x; a=b',
        'x-forwarded-for': '10.0.0.1',
        'x-forwarded-user': 'root',
        forwarded: 'for=10.0.0.1',
        'x-user-id': '1',
      },
    });
    const { headers } = gateway.districts.last;
    for (const name of ['cookie', 'x-forwarded-user', 'forwarded', 'x-user-id']) expect(headers).not.toHaveProperty(name);
    expect(headers).toMatchObject({
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-proto': 'http',
      'x-forwarded-host': new URL(gateway.origin).host,
    });
  });

  it.each([undefined, 'two words', 'a'.repeat(101), '{"forged":"line"}'])(
    'makes a correlation id where the client’s is %s',
    async (brought) => {
      const answer = await districts('/v1/me', {
        headers: { ...bearer, ...(brought === undefined ? {} : { 'x-correlation-id': brought }) },
      });
      const made = answer.headers.get('x-correlation-id');
      expect(made).toMatch(/^[0-9a-f-]{36}$/);
      expect(gateway.districts.last.headers['x-correlation-id']).toBe(made);
      expect(gateway.districts.last.headers.traceparent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/);
    },
  );

  it('refuses any other kind of Authorization, and lets requests without one through to routes for anyone', async () => {
    const basic = await districts('/v1/me', { headers: { authorization: 'Basic abc' } });
    expect([basic.status, (await problemOf(basic)).code]).toEqual([401, 'access.token']);
    expect((await districts('/v1/agency')).status).toBe(200);
    expect(gateway.districts.last.headers.authorization).toBeUndefined();
  });

  it('gives the service’s answer as it is, without what belongs to the gateway', async () => {
    gateway.procurement.forEach((service) => {
      service.answer = (_, response) =>
        void response
          .writeHead(201, {
            etag: '"1"',
            location: '/v1/joint-purchases/7',
            'set-cookie': 'tributary-session=theirs',
            'x-powered-by': 'x',
            'content-security-policy': 'none',
          })
          .end('{"id":7}');
    });
    const answer = await procurement('/v1/joint-purchases', { method: 'POST' });
    expect([answer.status, await answer.text()]).toEqual([201, '{"id":7}']);
    const of = (name: string) => answer.headers.get(name);
    expect([of('etag'), of('location'), of('cache-control')]).toEqual(['"1"', '/api/procurement/v1/joint-purchases/7', 'no-store']);
    expect([of('set-cookie'), of('x-powered-by')]).toEqual([null, null]);
    expect(of('content-security-policy')).toContain("default-src 'none'");
  });

  it.each([
    '/api/districts/health/ready',
    '/api/districts/metrics',
    '/api/districts/v1/%2e%2e/metrics',
    '/api/nothing/v1/x',
    '/api',
    '/api/',
    '/metrics',
    '/health/x',
  ])('leads nobody to %s', async (path) => {
    const before = gateway.districts.asked.length;
    const { status, headers, text } = await askRaw(gateway.origin, path, bearer);
    const { code, correlationId } = JSON.parse(text) as Problem;
    expect([status, code, gateway.districts.asked.length]).toEqual([404, 'not-found', before]);
    expect([headers['content-type'], headers['x-correlation-id']]).toEqual([
      expect.stringMatching(/^application\/problem\+json/),
      correlationId,
    ]);
  });

  it('answers with a problem to a path that cannot be read, and to a method that no route has', async () => {
    const unreadable = await fetch(`${gateway.origin}/api/districts/v1/%zz`, { headers: bearer });
    expect([unreadable.status, unreadable.headers.get('content-type')]).toEqual([
      400,
      expect.stringMatching(/^application\/problem\+json/),
    ]);
    const preflight = await districts('/v1/me', { method: 'OPTIONS', headers: { origin: 'https://other.example' } });
    expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([405, null]);
  });

  it('hands back a service’s refusal of a token that has expired, with its code', async () => {
    gateway.districts.answer = (_, response) =>
      void response.writeHead(401, { 'content-type': 'application/problem+json' }).end('{"status":401,"code":"access.token"}');
    const answer = await districts('/v1/me', { headers: bearer });
    expect([answer.status, answer.headers.get('content-type'), await answer.json()]).toEqual([
      401,
      'application/problem+json',
      { status: 401, code: 'access.token' },
    ]);
    gateway.districts.answer = (_, response) => void response.end('{}');
  });

  it('passes a compressed body on as it is', async () => {
    const packed = gzipSync('{"a":1}');
    await districts('/v1/grants', { method: 'POST', headers: { ...bearer, 'content-encoding': 'gzip' }, body: packed });
    expect(gateway.districts.last.headers).toMatchObject({ 'content-encoding': 'gzip', 'content-length': String(packed.length) });
    expect(gateway.districts.last.body).toBe(packed.toString());
  });

  it('streams a body through while it is still being sent', async () => {
    const chunks: string[] = [];
    gateway.districts.answer = (request, response) => {
      request.on('data', (chunk: Buffer) => chunks.push(chunk.toString()));
      request.on('end', () => response.end('{}'));
    };
    const upload = httpRequest(`${gateway.origin}/api/districts/v1/unread`, {
      method: 'POST',
      headers: { ...bearer, 'content-type': 'text/csv' },
    });
    upload.write('first,');
    await eventually(() => expect(chunks.join('')).toBe('first,'), { timeoutMs: 2_000 });
    upload.end('second');
    const [answer] = (await once(upload, 'response')) as [{ statusCode: number }];
    expect([answer.statusCode, chunks.join('')]).toEqual([200, 'first,second']);
    gateway.districts.answer = (_, response) => void response.end('{}');
  });

  it.each([
    ['from one that says so, before it is sent', { 'content-length': String(100 * 1024) }, 1],
    ['from one that does not say so', { 'transfer-encoding': 'chunked' }, 64 * 1024 + 1],
  ])('takes no body above the limit %s', async (_, headers, bytesSent) => {
    const upload = httpRequest(`${gateway.origin}/api/districts/v1/grants`, { method: 'POST', headers: { ...bearer, ...headers } });
    upload.on('error', () => undefined);
    // More would come, if it were wanted.
    upload.write('x'.repeat(bytesSent));
    const [answer] = (await once(upload, 'response')) as [import('node:http').IncomingMessage];
    expect([answer.statusCode, answer.headers.connection]).toEqual([413, 'close']);
    upload.destroy();
  });

  it('gives up what nobody waits for any more', async () => {
    let serviceSawEnd = false;
    gateway.districts.answer = (_, response) => void response.once('close', () => (serviceSawEnd = true));
    const client = new AbortController();
    const answer = districts('/v1/slow', { headers: bearer, signal: client.signal }).catch(() => 'gone');
    await eventually(() => expect(gateway.districts.last.url).toBe('/v1/slow'));
    client.abort();
    expect(await answer).toBe('gone');
    await eventually(() => expect(serviceSawEnd).toBe(true), { timeoutMs: 2_000 });
    gateway.districts.answer = (_, response) => void response.end('{}');
  });

  describe('for live events', () => {
    it('hands each on when it happens, and ends the service’s stream when the client goes', async () => {
      let send: (data: string) => void = () => undefined;
      let serviceSawEnd = false;
      gateway.districts.answer = (_, response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
        send = (data) => void response.write(`data: ${data}\n\n`);
        response.once('close', () => (serviceSawEnd = true));
      };
      const client = new AbortController();
      // The head is here before there is any event.
      const stream = await districts('/v1/events', { headers: { ...bearer, 'accept-encoding': 'gzip, br' }, signal: client.signal });
      expect([stream.headers.get('content-type'), stream.headers.get('content-encoding')]).toEqual(['text/event-stream', null]);
      const reader = stream.body?.getReader();
      const next = async () => new TextDecoder().decode((await reader?.read())?.value as Uint8Array);
      for (const data of ['one', 'two', 'three']) {
        // The second is not sent before the first has arrived.
        send(data);
        expect(await next()).toBe(`data: ${data}\n\n`);
      }
      client.abort();
      await eventually(() => expect(serviceSawEnd).toBe(true), { timeoutMs: 2_000 });
      gateway.districts.answer = (_, response) => void response.end('{}');
    });
  });

  it('logs neither tokens nor cookies nor what a query tells', async () => {
    const browser = new Browser();
    browser.cookies.set('tributary-session', 'canary-cookie');
    await browser.read(`${gateway.origin}/api/districts/v1/me?search=canary-query`, {
      headers: { authorization: 'Bearer canary.access.token' },
    });
    await browser.read(`${gateway.origin}/sign-in/callback?code=canary-code&state=canary-state`);
    await browser.read(`${gateway.origin}/session`);
    expect(gateway.process.output()).toContain('"route":"/api/*"');
    expect(gateway.process.output()).not.toContain('canary');
  });
});
