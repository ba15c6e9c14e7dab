import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Problem, SessionFace } from '@tributary/contracts';
import { eventually } from '@tributary/testing';
import { Browser, signIn } from './browser.fixture.js';
import { freePort } from './free-port.fixture.js';
import { type StartedGateway, startGateway } from './gateway.fixture.js';

const bearer = { authorization: 'Bearer some.access.token' };

/** A Redis of this test’s own, which writes down everything at once, so that it can be killed. */
class OwnRedis {
  private readonly folder = mkdtempSync(join(tmpdir(), 'gateway-redis-'));
  private child: ChildProcess | undefined;
  constructor(readonly port: number) {}

  start(): void {
    const settings = {
      '--port': String(this.port),
      '--bind': '127.0.0.1',
      '--dir': this.folder,
      '--save': '',
      '--appendonly': 'yes',
      '--appendfsync': 'always',
    };
    this.child = spawn('redis-server', Object.entries(settings).flat(), { stdio: 'ignore' });
  }
  async kill(): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  signal(signal: NodeJS.Signals): void {
    this.child?.kill(signal);
  }
  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true });
  }
}

describe('while Redis is away', () => {
  let redis: OwnRedis;
  let gateway: StartedGateway;
  const browser = new Browser();
  const face = () => browser.json<SessionFace & Problem>(`${gateway.origin}/session`);
  const asBearer = () => fetch(`${gateway.origin}/api/districts/v1/me`, { headers: bearer });
  const signedInAgain = () => eventually(async () => expect((await face()).body.signedIn).toBe(true), { timeoutMs: 5_000 });

  beforeAll(async () => {
    redis = new OwnRedis(await freePort());
    redis.start();
    gateway = await startGateway({ REDIS_URL: `redis://127.0.0.1:${redis.port}` });
    await eventually(() => signIn(browser, gateway.origin));
  });
  afterAll(async () => {
    await gateway.stop();
    await redis.remove();
  });

  it.each([
    ['killed', () => redis.kill(), () => redis.start()],
    // Its connections stay open, and nothing comes back on them.
    ['frozen', async () => redis.signal('SIGSTOP'), () => redis.signal('SIGCONT')],
  ])('browsers get 503 and find their session again, and bearer tokens go on: %s', async (_, stop, start) => {
    await signedInAgain();
    await stop();
    await eventually(async () => expect((await face()).status).toBe(503), { timeoutMs: 5_000 });
    const { headers, body } = await face();
    expect([body.code, headers.get('retry-after'), browser.cookies.has('tributary-session')]).toEqual(['gateway.sessions-away', '2', true]);
    const write = await browser.json<Problem>(`${gateway.origin}/api/districts/v1/x`, { method: 'POST', body: '{}' });
    expect([write.status, write.body.code]).toEqual([503, 'gateway.sessions-away']);
    const begunMs = Date.now();
    for (let time = 0; time < 10; time++) expect((await asBearer()).status).toBe(200);
    // Nobody waits for what is away.
    expect(Date.now() - begunMs).toBeLessThan(1_000);
    expect((await fetch(`${gateway.origin}/`)).status).toBe(200);
    expect(await (await fetch(`${gateway.origin}/health/ready`)).json()).toEqual({ status: 'up', redis: 'away' });
    start();
    await signedInAgain();
  });

  it('nobody can sign in, and is told so by a page', async () => {
    await signedInAgain();
    await redis.kill();
    await eventually(async () => expect((await face()).status).toBe(503), { timeoutMs: 5_000 });
    await expect(signIn(new Browser(), gateway.origin)).rejects.toThrow(/503.*gateway\.sessions-away/);
    redis.start();
    await signedInAgain();
  });
});

describe('while the provider is away', () => {
  let gateway: StartedGateway;
  let provider: ChildProcess | undefined;
  const folder = mkdtempSync(join(tmpdir(), 'gateway-provider-'));
  const browser = new Browser();
  const face = async () => (await browser.json<SessionFace>(`${gateway.origin}/session`)).body;

  afterEach(async () => {
    provider?.kill('SIGKILL');
    await gateway.stop();
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('only signing in fails', async () => {
    gateway = await startGateway({ OIDC_ISSUER: 'http://127.0.0.1:9' });
    const page = await browser.read(`${gateway.origin}/sign-in?return=/o`, { headers: { accept: 'text/html,*/*' } });
    expect([page.status, page.text]).toEqual([503, expect.stringContaining('Sign-in is not possible right now')]);
    const problem = await browser.json<Problem>(`${gateway.origin}/sign-in`);
    expect([problem.status, problem.body.code]).toEqual([503, 'gateway.provider-away']);
    expect((await fetch(`${gateway.origin}/api/districts/v1/me`, { headers: bearer })).status).toBe(200);
    expect((await face()).signedIn).toBe(false);
    expect((await fetch(`${gateway.origin}/health/ready`)).status).toBe(200);
  });

  it('it is looked for again at the next sign-in, and who is signed in goes on when it goes again', async () => {
    const port = await freePort();
    gateway = await startGateway({ OIDC_ISSUER: `http://127.0.0.1:${port}` });
    expect((await browser.ask(`${gateway.origin}/sign-in`)).status).toBe(503);
    const server = join(__dirname, '../../../infra/local/identity/server.ts');
    provider = spawn(process.execPath, [server, String(port), join(folder, 'key.json')], { stdio: 'ignore' });
    await eventually(() => signIn(browser, gateway.origin));
    expect((await face()).signedIn).toBe(true);
    provider.kill('SIGKILL');
    await once(provider, 'exit');
    expect((await browser.read(`${gateway.origin}/api/districts/v1/me`)).status).toBe(200);
    expect(gateway.districts.last.headers.authorization).toMatch(/^Bearer /);
  });
});
