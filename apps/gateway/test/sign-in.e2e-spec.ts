import type { Problem, SessionFace } from '@tributary/contracts';
import { Browser, chooseAtProvider, signIn } from './browser.fixture.js';
import { type StartedGateway, startGateway } from './gateway.fixture.js';

describe('signing in with a browser', () => {
  let gateway: StartedGateway;
  let browser: Browser;
  beforeAll(async () => (gateway = await startGateway()));
  afterAll(() => gateway.stop());
  beforeEach(() => (browser = new Browser()));

  const session = async (who = browser) => (await who.json<SessionFace>(`${gateway.origin}/session`)).body;

  it('leads to the page that was asked for, and the session knows the person', async () => {
    expect(await session()).toEqual({ signedIn: false, csrfToken: null, name: null, email: null, expiresAt: null });
    const page = '/o/019a/joint-purchases?status=committing';
    expect(await signIn(browser, gateway.origin, 'renee.hollis@sample.example', page)).toBe(page);
    const { expiresAt, csrfToken, ...face } = await session();
    expect(face).toEqual({ signedIn: true, name: 'Renee Hollis (sample)', email: 'renee.hollis@sample.example' });
    expect(csrfToken).toMatch(/^[\w-]{32}$/);
    const hours = (Date.parse(expiresAt ?? '') - Date.now()) / 3_600_000;
    expect([hours > 11.9, hours <= 12]).toEqual([true, true]);
  });

  it('asks the provider with PKCE, state and nonce, for this origin alone', async () => {
    const begun = await browser.ask(`${gateway.origin}/sign-in`);
    const asked = new URL(begun.headers.get('location') ?? '').searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      client_id: 'tributary-gateway',
      redirect_uri: `${gateway.origin}/sign-in/callback`,
    });
    for (const secret of ['state', 'nonce', 'code_challenge']) expect(asked.get(secret)).toMatch(/^[\w-]{43}$/);
    expect(begun.headers.get('cache-control')).toBe('no-store');
  });

  it('shows no cookie to scripts, and the session’s to no other site', async () => {
    const begun = await browser.ask(`${gateway.origin}/sign-in`);
    expect(begun.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^tributary-sign-in=.*; Max-Age=900; Path=\/; HttpOnly; SameSite=Lax$/),
    ]);
    const callback = await chooseAtProvider(begun.headers.get('location') ?? '', 'june.park@sample.example');
    const done = await browser.ask(callback);
    expect(done.headers.getSetCookie()).toContainEqual(
      expect.stringMatching(/^tributary-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/),
    );
  });

  it('binds cookies to this host where browsers come by https', async () => {
    const secure = await startGateway({ PUBLIC_URL: 'https://tributary.example' });
    const begun = await browser.ask(`${secure.origin}/sign-in`);
    await secure.stop();
    expect(begun.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^__Host-tributary-sign-in=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/),
    ]);
    expect(begun.headers.get('strict-transport-security')).toBe('max-age=31536000');
  });

  it('gives no token to the browser, in no answer on the whole way', async () => {
    await signIn(browser, gateway.origin);
    await session();
    await browser.json(`${gateway.origin}/api/districts/v1/me`);
    await browser.read(`${gateway.origin}/sign-out`, { method: 'POST', headers: { 'x-csrf-token': (await session()).csrfToken ?? '' } });
    const token = gateway.districts.last.headers.authorization?.replace('Bearer ', '') ?? '';
    expect(token.split('.')).toHaveLength(3);
    const everything = browser.seen.join('\n');
    expect(everything).toContain('Renee Hollis');
    for (const part of token.split('.').slice(1)) expect(everything).not.toContain(part);
    // Nor any other token that could be told by its looks.
    expect(everything).not.toMatch(/eyJ[\w-]{10,}\.[\w-]{10,}/);
  });

  it.each(['https://other.example/', '//other.example', '/\\other.example', '/.//other.example', 'javascript:alert(1)'])(
    'does not lend its name to another address: %s',
    async (wish) => {
      const answer = await browser.json<Problem>(`${gateway.origin}/sign-in?return=${encodeURIComponent(wish)}`);
      expect([answer.status, answer.body.code, answer.headers.get('location')]).toEqual([400, 'gateway.return-refused', null]);
    },
  );

  it('begins a new session under a new id, whatever cookie was there before', async () => {
    browser.cookies.set('tributary-session', 'planted-by-somebody-else');
    await signIn(browser, gateway.origin);
    expect(browser.cookies.get('tributary-session')).not.toBe('planted-by-somebody-else');
    const planted = new Browser();
    planted.cookies.set('tributary-session', 'planted-by-somebody-else');
    expect((await session(planted)).signedIn).toBe(false);
  });

  it('ends the session that the browser had before', async () => {
    await signIn(browser, gateway.origin, 'renee.hollis@sample.example');
    const before = new Browser();
    before.cookies.set('tributary-session', browser.cookies.get('tributary-session') ?? '');
    expect((await session(before)).signedIn).toBe(true);
    await signIn(browser, gateway.origin, 'june.park@sample.example');
    expect([(await session(before)).signedIn, (await session()).email]).toEqual([false, 'june.park@sample.example']);
  });

  it('takes nobody back who has not left from here', async () => {
    const begun = await browser.ask(`${gateway.origin}/sign-in`);
    const callback = await chooseAtProvider(begun.headers.get('location') ?? '', 'june.park@sample.example');
    // A victim's browser is led to the attacker's own callback: it would be signed in as the attacker.
    const victim = new Browser();
    const answer = await victim.json<Problem>(callback);
    expect([answer.status, answer.body.code, victim.cookies.size]).toEqual([400, 'gateway.sign-in-interrupted', 0]);
  });

  it.each([
    ['state', (url: URL) => url.searchParams.set('state', 'another')],
    ['code', (url: URL) => url.searchParams.set('code', 'another')],
    ['issuer', (url: URL) => url.searchParams.set('iss', 'https://other.example')],
    ['consent', (url: URL) => (url.searchParams.delete('code'), url.searchParams.set('error', 'access_denied'))],
  ])('fails with another %s than was agreed', async (_, change) => {
    const begun = await browser.ask(`${gateway.origin}/sign-in`);
    const callback = new URL(await chooseAtProvider(begun.headers.get('location') ?? '', 'june.park@sample.example'));
    change(callback);
    const answer = await browser.json<Problem>(callback.href);
    expect([answer.status, answer.body.code, browser.cookies.has('tributary-session')]).toEqual([400, 'gateway.sign-in-failed', false]);
  });

  it('takes a callback once', async () => {
    const begun = await browser.ask(`${gateway.origin}/sign-in`);
    const callback = await chooseAtProvider(begun.headers.get('location') ?? '', 'june.park@sample.example');
    expect((await browser.ask(callback)).status).toBe(303);
    expect((await browser.ask(callback)).status).toBe(400);
  });

  it('shows a person a page when something is wrong, and a program the problem', async () => {
    const page = await browser.read(`${gateway.origin}/sign-in/callback?code=x&state=y`, { headers: { accept: 'text/html' } });
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.text).toContain('Please sign in again');
    const problem = await browser.json<Problem>(`${gateway.origin}/sign-in/callback?code=x&state=y`);
    expect(problem.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(problem.body.correlationId).toBe(problem.headers.get('x-correlation-id'));
  });
});
