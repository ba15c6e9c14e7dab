import { setTimeout as pause } from 'node:timers/promises';
import type { Problem } from '@tributary/contracts';
import { type StartedGateway, startGateway } from './gateway.fixture.js';

const bearer = { authorization: 'Bearer some.access.token' };

describe('when a service has two replicas', () => {
  let gateway: StartedGateway;
  beforeAll(async () => (gateway = await startGateway()));
  afterAll(() => gateway.stop());
  afterEach(() => {
    for (const service of gateway.procurement) service.answer = (_, response) => void response.end('{}');
  });

  const procurement = (path: string, init: RequestInit = {}) =>
    fetch(`${gateway.origin}/api/procurement${path}`, { headers: bearer, ...init });
  const problemOf = async (answer: Response) => (await answer.json()) as Problem;
  const asked = () => gateway.procurement.map((service) => service.asked.length) as [number, number];
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

  it('says with a problem that a service is away, and finds it again by itself', async () => {
    await gateway.districts.kill();
    const away = await fetch(`${gateway.origin}/api/districts/v1/me`, { method: 'POST', headers: bearer, body: '{}' });
    expect([away.status, away.headers.get('retry-after'), (await problemOf(away)).code]).toEqual([503, '2', 'gateway.service-away']);
    await gateway.districts.start();
    expect((await fetch(`${gateway.origin}/api/districts/v1/me`, { headers: bearer })).status).toBe(200);
  });
});
