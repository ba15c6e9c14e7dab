import { createHash } from 'node:crypto';
import type { Problem, SessionFace, SignedOut } from '@tributary/contracts';
import { eventually, servers } from '@tributary/testing';
import { createClient } from 'redis';
import { Seal } from '../src/sessions/seal.js';
import type { SessionRecord } from '../src/sessions/session.js';
import { Browser, signIn } from './browser.fixture.js';
import { SESSION_SECRET, type StartedGateway, startGateway } from './gateway.fixture.js';

const COOKIE = 'tributary-session';

describe('a session', () => {
  let gateway: StartedGateway;
  let browser: Browser;
  let csrfToken: string;
  const redis = createClient({ url: servers.redisUrl });
  const seal = new Seal(SESSION_SECRET);

  beforeAll(async () => {
    gateway = await startGateway();
    await redis.connect();
  });
  afterAll(async () => {
    await gateway.stop();
    redis.destroy();
  });
  beforeEach(async () => {
    browser = new Browser();
    await signIn(browser, gateway.origin);
    csrfToken = (await face()).csrfToken ?? '';
  });

  const face = async () => (await browser.json<SessionFace>(`${gateway.origin}/session`)).body;
  const me = () => browser.json<Problem>(`${gateway.origin}/api/districts/v1/me`);
  const write = (init: RequestInit & { origin?: string } = {}) =>
    browser.json<Problem>(`${gateway.origin}/api/districts/v1/grants`, { method: 'POST', body: '{}', ...init });
  const keyOf = (id: string) => `gateway:session:${createHash('sha256').update(id).digest('base64url')}`;
  const signOut = () => browser.json<SignedOut>(`${gateway.origin}/sign-out`, { method: 'POST', headers: { 'x-csrf-token': csrfToken } });

  async function changeRecord(change: Partial<SessionRecord>): Promise<void> {
    const key = keyOf(browser.cookies.get(COOKIE) ?? '');
    const record = JSON.parse(seal.open(key, (await redis.get(key)) ?? '') ?? '') as SessionRecord;
    await redis.set(key, seal.seal(key, JSON.stringify({ ...record, ...change })));
  }

  describe('carries a request', () => {
    it('with its token, and without its cookie', async () => {
      expect((await me()).status).toBe(200);
      const { headers } = gateway.districts.last;
      expect(headers.authorization).toMatch(/^Bearer [\w-]+\.[\w-]+\.[\w-]+$/);
      expect(headers.cookie).toBeUndefined();
    });

    it('and is told in no line of the log, neither its token nor its cookie', async () => {
      await me();
      const [, payload = '', signature = ''] = gateway.districts.last.headers.authorization?.split('.') ?? [];
      for (const secret of [payload, signature, browser.cookies.get(COOKIE) ?? '', csrfToken]) {
        expect(secret.length).toBeGreaterThan(20);
        expect(gateway.process.output()).not.toContain(secret);
      }
    });

    it('that changes something, with the CSRF token, from this origin', async () => {
      expect((await write({ headers: { 'x-csrf-token': csrfToken } })).status).toBe(200);
      expect(gateway.districts.last).toMatchObject({ method: 'POST', url: '/v1/grants', body: '{}' });
      expect(gateway.districts.last.headers).not.toHaveProperty('x-csrf-token');
    });

    it.each([
      ['without the CSRF token', {}, 'gateway.csrf-token'],
      ['with a wrong CSRF token', { headers: { 'x-csrf-token': 'wrong' } }, 'gateway.csrf-token'],
      ['from another site', { origin: 'https://other.example' }, 'gateway.cross-site'],
      ['from nowhere', { headers: { origin: '', 'sec-fetch-site': '' } }, 'gateway.cross-site'],
    ])('but no change %s', async (_, init: { headers?: Record<string, string>; origin?: string }, code) => {
      const before = gateway.districts.asked.length;
      const right = code === 'gateway.cross-site' ? { 'x-csrf-token': csrfToken } : {};
      const answer = await write({ ...init, headers: { ...right, ...init.headers } });
      expect([answer.status, answer.body.code, gateway.districts.asked.length]).toEqual([403, code, before]);
    });

    it('but not with the CSRF token of another session', async () => {
      const other = new Browser();
      await signIn(other, gateway.origin);
      const { body } = await other.json<SessionFace>(`${gateway.origin}/session`);
      expect((await write({ headers: { 'x-csrf-token': body.csrfToken ?? '' } })).body.code).toBe('gateway.csrf-token');
    });
  });

  describe('in Redis', () => {
    it('cannot be taken over by whoever reads Redis', async () => {
      const id = browser.cookies.get(COOKIE) ?? '';
      expect(await redis.exists(id)).toBe(0);
      const keys = await redis.keys('*');
      expect(keys.filter((key) => key.includes(id))).toEqual([]);
      const record = (await redis.get(keyOf(id))) ?? '';
      expect(Buffer.from(record, 'base64url').toString('latin1')).not.toMatch(/renee|eyJ/i);
    });

    it('goes when it was idle for an hour', async () => {
      const key = keyOf(browser.cookies.get(COOKIE) ?? '');
      await redis.pExpire(key, 5_000);
      await me();
      const leftMs = await redis.pTTL(key);
      expect([leftMs > 3_590_000, leftMs <= 3_600_000]).toEqual([true, true]);
    });

    it('ends after its hours, however busy it is', async () => {
      await changeRecord({ endsMs: Date.now() - 1 });
      expect((await face()).signedIn).toBe(false);
      expect(browser.cookies.has(COOKIE)).toBe(false);
    });

    it('is none when somebody else has put it there', async () => {
      await redis.set(keyOf('forged'), new Seal('another secret of thirty-two characters').seal(keyOf('forged'), '{}'));
      browser.cookies.set(COOKIE, 'forged');
      expect((await face()).signedIn).toBe(false);
    });
  });

  describe('near the end of its access token', () => {
    const tokenSeen = () => gateway.districts.last.headers.authorization;

    it('gets another by the refresh token', async () => {
      await me();
      const before = tokenSeen();
      await changeRecord({ accessTokenEndsMs: Date.now() + 5_000 });
      await me();
      expect(tokenSeen()).not.toBe(before);
      const renewed = tokenSeen();
      await me();
      expect(tokenSeen()).toBe(renewed);
    });

    it('is renewed once when many tabs ask at the same time, and none of them is turned away', async () => {
      await changeRecord({ accessTokenEndsMs: Date.now() - 1 });
      const from = gateway.districts.asked.length;
      const answers = await Promise.all(Array.from({ length: 12 }, me));
      expect(answers.map(({ status }) => status)).toEqual(Array<number>(12).fill(200));
      expect(new Set(gateway.districts.asked.slice(from).map(({ headers }) => headers.authorization)).size).toBe(1);
    });

    it('is over when the provider no longer takes the refresh token', async () => {
      await changeRecord({ accessTokenEndsMs: Date.now() - 1, refreshToken: 'revoked' });
      expect((await face()).signedIn).toBe(false);
      expect(browser.cookies.has(COOKIE)).toBe(false);
      await me();
      expect(tokenSeen()).toBeUndefined();
    });

    it('is over where there is no refresh token', async () => {
      await changeRecord({ accessTokenEndsMs: Date.now() - 1, refreshToken: null });
      expect((await face()).signedIn).toBe(false);
    });
  });

  describe('at its sign-out', () => {
    it('ends at once, for every tab and every copy of the cookie', async () => {
      const copy = new Browser();
      copy.cookies.set(COOKIE, browser.cookies.get(COOKIE) ?? '');
      const { status, body } = await signOut();
      expect([status, body.next, browser.cookies.has(COOKIE)]).toEqual([200, '/sign-out/provider', false]);
      await copy.read(`${gateway.origin}/api/districts/v1/me`);
      expect(gateway.districts.last.headers.authorization).toBeUndefined();
      expect((await copy.json<SessionFace>(`${gateway.origin}/session`)).body.signedIn).toBe(false);
    });

    it('closes the event streams that it has opened, here and in the service', async () => {
      let serviceSawEnd = false;
      gateway.districts.answer = (_, response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: 1\n\n');
        response.once('close', () => (serviceSawEnd = true));
      };
      const stream = await browser.ask(`${gateway.origin}/api/districts/v1/events`);
      const reader = stream.body?.getReader();
      await reader?.read();
      await signOut();
      expect((await reader?.read())?.done).toBe(true);
      await eventually(() => expect(serviceSawEnd).toBe(true), { timeoutMs: 2_000 });
    });

    it('leads on to the provider, and to no page of ours with a token in it', async () => {
      await signOut();
      const leaving = await browser.ask(`${gateway.origin}/sign-out/provider`);
      expect([leaving.status, leaving.headers.get('location')]).toEqual([303, '/']);
      expect(browser.cookies.size).toBe(0);
    });

    it('is not signed out by another site', async () => {
      const answer = await browser.json<Problem>(`${gateway.origin}/sign-out`, { method: 'POST', origin: 'https://other.example' });
      expect([answer.status, (await face()).signedIn]).toEqual([403, true]);
    });

    it('costs nobody anything who is not signed in', async () => {
      const answer = await new Browser().json<SignedOut>(`${gateway.origin}/sign-out`, { method: 'POST' });
      expect([answer.status, answer.body]).toEqual([200, { next: '/' }]);
    });
  });
});
