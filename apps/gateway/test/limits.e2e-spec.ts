import type { Problem } from '@tributary/contracts';
import { servers } from '@tributary/testing';
import { createClient } from 'redis';
import { type StartedGateway, startGateway } from './gateway.fixture.js';

const bearer = { authorization: 'Bearer some.access.token' };

// Other specs count too, from the same address.
const ownDatabase = `${servers.redisUrl}/1`;

describe('how often one address may ask', () => {
  let gateway: StartedGateway;
  const ask = (path: string) => fetch(`${gateway.origin}${path}`, { headers: bearer, redirect: 'manual' });

  async function start(changes: Record<string, string> = {}): Promise<void> {
    const redis = await createClient({ url: ownDatabase }).connect();
    await redis.flushDb();
    redis.destroy();
    gateway = await startGateway({ REDIS_URL: ownDatabase, RATE_LIMIT_PER_MINUTE: '5', SIGN_IN_LIMIT_PER_MINUTE: '3', ...changes });
  }
  afterEach(() => gateway.stop());

  it.each([
    ['counted in Redis', {}],
    ['counted here while Redis is away', { REDIS_URL: 'redis://127.0.0.1:9' }],
  ])('is limited, and told by a problem: %s', async (_, changes) => {
    await start(changes);
    const statuses = [];
    for (let time = 0; time < 6; time++) statuses.push((await ask('/api/districts/v1/me')).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
    const refused = await ask('/api/districts/v1/me');
    const problem = (await refused.json()) as Problem;
    expect([problem.code, refused.headers.get('content-type')]).toEqual([
      'request.too-many',
      expect.stringMatching(/^application\/problem\+json/),
    ]);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(50);
    expect(gateway.districts.asked).toHaveLength(5);
  });

  it('is counted apart for sign-ins, and not at all for pages and health', async () => {
    await start();
    for (let time = 0; time < 8; time++) {
      expect((await ask('/')).status).toBe(200);
      expect((await ask('/health/live')).status).toBe(200);
    }
    const statuses = [];
    for (let time = 0; time < 4; time++) statuses.push((await ask('/sign-in')).status);
    expect(statuses).toEqual([302, 302, 302, 429]);
    for (let time = 0; time < 5; time++) expect((await ask('/api/districts/v1/me')).status).toBe(200);
  });

  it('is counted for all replicas of the gateway together', async () => {
    await start();
    const second = await startGateway({ REDIS_URL: ownDatabase, RATE_LIMIT_PER_MINUTE: '5' });
    const statuses = [];
    for (let time = 0; time < 3; time++) {
      statuses.push((await ask('/api/districts/v1/me')).status);
      statuses.push((await fetch(`${second.origin}/api/districts/v1/me`, { headers: bearer })).status);
    }
    await second.stop();
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
  });
});
