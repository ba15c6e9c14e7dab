import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { type FreshDatabase, moveClock, servers, startService, stopAll } from '@tributary/testing';
import { notesDatabase } from './notes/notes.fixture.js';

const folder = `${import.meta.dirname}/process`;

describe('a service as a process, run from the build', () => {
  let database: FreshDatabase;
  let env: Record<string, string>;
  beforeEach(async () => {
    database = await notesDatabase();
    env = {
      DATABASE_REQUEST_URL: database.requestUrl,
      DATABASE_WORKER_URL: database.workerUrl,
      KAFKA_BROKERS: servers.kafkaBrokers.join(','),
      OIDC_ISSUER: servers.issuer,
      PUBLIC_URL: 'http://127.0.0.1',
      LOG_LEVEL: 'info',
    };
  });
  afterEach(() => database.drop());

  const start = (given: Record<string, string> = {}, replicas = 1) =>
    startService({ service: 'notes', main: `${folder}/empty-service.mjs`, env: { ...env, ...given }, replicas });

  it('becomes ready, and ends with code 0 when it is told to stop', async () => {
    const [one, other] = await start({}, 2);
    expect(await other?.kill('SIGTERM')).toBe(0);
    expect((await fetch(`${one?.origin}/health/ready`)).status).toBe(200);
    expect(await one?.kill('SIGINT')).toBe(0);
    expect(one?.output()).toContain('"msg":"stopping"');
  });

  it('reports how far its clock was moved', async () => {
    const [notes] = await start();
    expect(await moveClock(database.ownerUrl, 90_000, [notes?.origin ?? ''])).toBe(90_000);
    await stopAll(notes ? [notes] : []);
  });

  it('refuses to run in production on a clock that was moved', async () => {
    const [notes] = await start({ NODE_ENV: 'production' });
    await stopAll(notes ? [notes] : []);
    await moveClock(database.ownerUrl, 1);
    await expect(start({ NODE_ENV: 'production' })).rejects.toThrow(/clock of this database was moved by 1 ms/);
  });

  it('names the settings that it lacks, and shows none', async () => {
    const { DATABASE_WORKER_URL: _, ...rest } = env;
    const { code, output } = await run('empty-service.mjs', [], { ...rest, PORT: '1', OIDC_ISSUER: 'canary' });
    expect(code).toBe(1);
    expect(output).toMatch(/DATABASE_WORKER_URL: missing[^]*OIDC_ISSUER: malformed/);
    expect(output).not.toContain('canary');
  });

  it.each([
    ['to start', []],
    ['to describe itself', ['describe']],
  ])('refuses %s with a route that says nothing of who may call it, and names it', async (_, args) => {
    const { code, output } = await run('open-service.mjs', args, { ...env, PORT: '0' });
    expect(code).toBe(1);
    expect(output).toContain('DoorsController.open');
  });
});

async function run(file: string, args: string[], env: Record<string, string>): Promise<{ code: unknown; output: string }> {
  const child = spawn(process.execPath, [`${folder}/${file}`, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const [exit, out, err] = await Promise.all([once(child, 'exit') as Promise<unknown[]>, text(child.stdout), text(child.stderr)]);
  return { code: exit[0], output: out + err };
}
