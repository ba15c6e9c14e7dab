import { eventually, servers } from '@tributary/testing';
import { Gateway } from '../config.js';
import { Redis } from './redis.js';
import { Seal } from './seal.js';
import type { Session, SessionRecord } from './session.js';
import { Sessions } from './sessions.js';

const record: SessionRecord = {
  name: 'Renee Hollis (sample)',
  email: 'renee.hollis@sample.example',
  csrfToken: 'csrf',
  accessToken: 'first',
  accessTokenEndsMs: Date.now() + 60_000,
  refreshToken: null,
  idToken: null,
  endsMs: Date.now() + 60_000,
};
const later = { accessToken: 'second', accessTokenEndsMs: record.accessTokenEndsMs + 60_000, refreshToken: null, idToken: null };

describe('the sessions in Redis', () => {
  const redis = new Redis(servers.redisUrl);
  const gateway = { settings: { SESSION_IDLE_MINUTES: 1 } } as Gateway;
  const sessions = new Sessions(redis, new Seal('a secret of at least thirty-two characters'), gateway);

  beforeAll(async () => {
    redis.onModuleInit();
    await eventually(() => expect(redis.isThere).toBe(true));
  });
  afterAll(() => redis.onApplicationShutdown());

  async function begun(): Promise<{ id: string; session: Session }> {
    const id = await sessions.begin(record);
    const session = await sessions.find(id);
    if (session === null) throw new Error('It was not found again.');
    return { id, session };
  }

  it('are found by their id alone', async () => {
    const { id, session } = await begun();
    expect(session).toEqual({ ...record, key: session.key });
    expect(await sessions.find(`${id}x`)).toBeNull();
    expect(await sessions.find(session.key)).toBeNull();
  });

  it('take new tokens, and live no longer by that', async () => {
    const { id, session } = await begun();
    await redis.client.pExpire(session.key, 10_000);
    await sessions.renew(session, later);
    expect(await redis.client.pTTL(session.key)).toBeLessThanOrEqual(10_000);
    expect((await sessions.find(id))?.accessToken).toBe('second');
  });

  it('are not brought back by a renewal that was under way at the sign-out', async () => {
    const { id, session } = await begun();
    await sessions.end(session.key);
    expect([await sessions.renew(session, later), await sessions.find(id)]).toEqual([null, null]);
  });

  it('are renewed by one at a time, and by the next one after a failure', async () => {
    const { session } = await begun();
    let finish: () => void = () => undefined;
    const first = sessions.alone(session, () => new Promise<string>((resolve) => (finish = () => resolve('done'))));
    await eventually(async () => expect(await sessions.alone(session, async () => 'mine')).toBeUndefined());
    finish();
    expect(await first).toBe('done');
    const broken = sessions.alone(session, () => Promise.reject(new Error('The provider is away.')));
    await expect(broken).rejects.toThrow('away');
    expect(await sessions.alone(session, async () => 'mine')).toBe('mine');
  });

  it('say that they are away, instead of waiting, while Redis is not there', async () => {
    const notThere = new Redis('redis://127.0.0.1:9');
    notThere.onModuleInit();
    const away = new Sessions(notThere, new Seal('a secret of at least thirty-two characters'), gateway);
    const begunMs = Date.now();
    await expect(away.find('any')).rejects.toMatchObject({ code: 'gateway.sessions-away' });
    expect(Date.now() - begunMs).toBeLessThan(500);
    notThere.onApplicationShutdown();
  });
});
