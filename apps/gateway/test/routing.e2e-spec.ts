import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Problem } from '@tributary/contracts';
import { eventually } from '@tributary/testing';
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
  const asked = () => gateway.procurement.map((service) => service.asked.length) as [number, number];

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
    const answer = await fetch(gateway.origin + path, { headers: bearer });
    const problem = await problemOf(answer);
    expect([answer.status, problem.code, problem.correlationId, gateway.districts.asked.length]).toEqual([
      404,
      'not-found',
      answer.headers.get('x-correlation-id'),
      before,
    ]);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
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
    ['that says so', { 'content-length': String(100 * 1024) }],
    ['that does not say so', { 'transfer-encoding': 'chunked' }],
  ])('takes no body above the limit %s', async (_, headers) => {
    const upload = httpRequest(`${gateway.origin}/api/districts/v1/grants`, { method: 'POST', headers: { ...bearer, ...headers } });
    upload.on('error', () => undefined);
    // More would come, if it were wanted.
    upload.write('x'.repeat(64 * 1024 + 1));
    const [answer] = (await once(upload, 'response')) as [import('node:http').IncomingMessage];
    expect([answer.statusCode, answer.headers.connection]).toEqual([413, 'close']);
    upload.destroy();
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

  describe('when a service has two replicas', () => {
    const [one, two] = [0, 1] as const;

    it('asks them in turn', async () => {
      const before = asked();
      for (let time = 0; time < 4; time++) await procurement('/v1/x');
      expect(asked().map((count, index) => count - (before[index] ?? 0))).toEqual([2, 2]);
    });

    it('loses no request, not even a write, when one of them is killed between requests', async () => {
      await gateway.procurement[one].kill();
      const answers = await Promise.all(Array.from({ length: 10 }, () => procurement('/v1/x', { method: 'POST', body: '{"a":1}' })));
      expect(answers.map(({ status }) => status)).toEqual(Array<number>(10).fill(200));
      expect(gateway.procurement[two].last.body).toBe('{"a":1}');
      await gateway.procurement[one].start();
    });

    it('repeats a read that was under way when its replica was killed', async () => {
      const [first, second] = gateway.procurement;
      // Whichever is asked first dies over it.
      const dies = (service: typeof first) => async () => {
        first.answer = second.answer = (_, response) => void response.end('{"from":"the other"}');
        await service.kill();
      };
      first.answer = dies(first);
      second.answer = dies(second);
      const answer = await procurement('/v1/x');
      expect([answer.status, await answer.text()]).toEqual([200, '{"from":"the other"}']);
      await Promise.all(gateway.procurement.map(async (service) => (await service.kill(), service.start())));
    });

    it('does not repeat a write that was under way, and says how to', async () => {
      const before = asked();
      gateway.procurement.forEach((service) => {
        service.answer = () => service.kill();
      });
      const answer = await procurement('/v1/x', { method: 'POST', body: '{}' });
      const problem = await problemOf(answer);
      expect([answer.status, problem.code]).toEqual([503, 'gateway.service-away']);
      expect(problem.detail).toContain('same Idempotency-Key');
      expect(asked().reduce((sum, count) => sum + count, 0)).toBe(before[0] + before[1] + 1);
      await Promise.all(gateway.procurement.map(async (service) => (await service.kill(), service.start())));
    });

    it('leaves one out for some seconds after it was away, and asks it again after them', async () => {
      await gateway.procurement[one].kill();
      await procurement('/v1/x');
      await procurement('/v1/x');
      await gateway.procurement[one].start();
      const before = asked();
      for (let time = 0; time < 4; time++) await procurement('/v1/x');
      expect(asked()[one] - before[one]).toBe(0);
      await pause(3_100);
      await procurement('/v1/x');
      await procurement('/v1/x');
      expect(asked()[one] - before[one]).toBe(1);
    });
  });

  it('says with a problem that a service is away, and finds it again by itself', async () => {
    await gateway.districts.kill();
    const away = await districts('/v1/me', { method: 'POST', headers: bearer, body: '{}' });
    expect([away.status, away.headers.get('retry-after'), (await problemOf(away)).code]).toEqual([503, '2', 'gateway.service-away']);
    await gateway.districts.start();
    expect((await districts('/v1/me', { headers: bearer })).status).toBe(200);
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
