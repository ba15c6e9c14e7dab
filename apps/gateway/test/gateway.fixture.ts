import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ServiceProcess, servers, startService } from '@tributary/testing';
import { UpstreamService } from './upstream.fixture.js';

export const SESSION_SECRET = 'a session secret of this test, long enough';

const MAIN = join(__dirname, '../dist/main.js');

/** A gateway as it runs, with small services behind it, real Redis and the real development identity provider. */
export interface StartedGateway {
  readonly origin: string;
  readonly process: ServiceProcess;
  readonly districts: UpstreamService;
  readonly procurement: readonly [UpstreamService, UpstreamService];
  stop(): Promise<void>;
}

/** Starts one from its build; `changes` are settings that differ from the usual ones. */
export async function startGateway(changes: Readonly<Record<string, string>> = {}): Promise<StartedGateway> {
  const districts = await new UpstreamService('districts').start();
  const procurement = [await new UpstreamService('procurement-1').start(), await new UpstreamService('procurement-2').start()] as const;
  const folder = portalFolder();
  const env = (origin: string) => ({
    NODE_ENV: 'test',
    PUBLIC_URL: origin,
    LOG_LEVEL: 'trace',
    OIDC_ISSUER: servers.issuer,
    OIDC_CLIENT_ID: 'tributary-gateway',
    OIDC_CLIENT_SECRET: 'development-only-secret',
    SESSION_SECRET,
    REDIS_URL: servers.redisUrl,
    DISTRICTS_URLS: districts.url,
    PROCUREMENT_URLS: procurement.map(({ url }) => url).join(','),
    NOTIFICATIONS_URLS: 'http://127.0.0.1:9',
    PORTAL_FILES: join(folder, 'portal'),
    OPENAPI_FILES: join(folder, 'openapi'),
    // All specs come from one address, again and again.
    SIGN_IN_LIMIT_PER_MINUTE: '10000',
    ...changes,
  });
  const removeRest = async (): Promise<void> => {
    await Promise.all([districts, ...procurement].map((service) => service.kill()));
    rmSync(folder, { recursive: true });
  };
  const [process] = await startService({ service: 'gateway', main: MAIN, env }).catch(async (error: unknown) => {
    await removeRest();
    throw error;
  });
  if (!process) throw new Error('No gateway was started.');
  const stop = async (): Promise<void> => {
    await process.kill();
    await removeRest();
  };
  return { origin: process.origin, process, districts, procurement, stop };
}

function portalFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gateway-'));
  mkdirSync(join(folder, 'portal', 'assets'), { recursive: true });
  mkdirSync(join(folder, 'openapi'));
  writeFileSync(
    join(folder, 'portal', 'index.html'),
    '<!doctype html><title>Tributary</title><script type="module" src="/assets/a.js"></script>',
  );
  writeFileSync(join(folder, 'portal', 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  writeFileSync(join(folder, 'portal', 'assets', 'a.js'), `export const words = '${'tablets '.repeat(1_000)}';`);
  writeFileSync(join(folder, 'secret.txt'), 'not for the world');
  const document = { openapi: '3.1.0', info: { title: 'Districts', version: '1' }, servers: [{ url: 'http://inside' }], paths: {} };
  writeFileSync(join(folder, 'openapi', 'districts.json'), JSON.stringify(document));
  return folder;
}
