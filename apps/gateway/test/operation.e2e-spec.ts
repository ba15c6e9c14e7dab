import { eventually } from '@tributary/testing';
import { freePort } from './free-port.fixture.js';
import { type StartedGateway, startGateway } from './gateway.fixture.js';

const bearer = { authorization: 'Bearer some.access.token' };

describe('running the gateway', () => {
  let gateway: StartedGateway;
  let running: StartedGateway | undefined;
  const start = async (changes = {}) => (running = gateway = await startGateway(changes));
  afterEach(async () => {
    await running?.stop();
    running = undefined;
  });

  it('ends in order on SIGTERM: what is in hand is finished, streams end, and the code is 0', async () => {
    await start();
    let finish: () => void = () => undefined;
    gateway.districts.answer = (request, response) => {
      if (request.url === '/v1/slow') finish = () => void response.end('finished');
      else response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: 1\n\n');
    };
    const slow = fetch(`${gateway.origin}/api/districts/v1/slow`, { headers: bearer });
    const stream = await fetch(`${gateway.origin}/api/districts/v1/events`, { headers: bearer });
    await eventually(() => expect(gateway.districts.asked).toHaveLength(2));
    const ended = gateway.process.kill();
    expect(await stream.text()).toBe('data: 1\n\n');
    finish();
    expect(await (await slow).text()).toBe('finished');
    expect(await ended).toBe(0);
  });

  it('shows its figures on their own port alone', async () => {
    const port = await freePort();
    await start({ METRICS_PORT: String(port) });
    await fetch(`${gateway.origin}/api/districts/v1/me?x=canary-query`, {
      headers: { authorization: 'Bearer canary.access.token', cookie: 'tributary-session=canary-cookie' },
    });
    const figures = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    expect(figures).toMatch(/http_request_duration_seconds_count\{method="GET",route="\/api\/\*",status="200"\} 1/);
    expect(figures).not.toContain('canary');
    expect((await fetch(`${gateway.origin}/metrics`)).status).toBe(404);
  });

  it('tells a load balancer that it lives and is ready, and nothing else', async () => {
    await start();
    const told = async (path: string) => (await fetch(`${gateway.origin}/health/${path}`)).json();
    expect([await told('live'), await told('ready')]).toEqual([{ status: 'up' }, { status: 'up', redis: 'up' }]);
  });

  it('believes a proxy in front that it was told of, and counts clients by what that says', async () => {
    await start({ TRUSTED_PROXIES: '127.0.0.1', RATE_LIMIT_PER_MINUTE: '1' });
    const from = (address: string) =>
      fetch(`${gateway.origin}/api/districts/v1/me`, { headers: { ...bearer, 'x-forwarded-for': `10.9.9.9, ${address}` } });
    const someone = `203.0.113.${Math.floor(Math.random() * 250)}`;
    expect((await from(someone)).status).toBe(200);
    // The last address is the one that the proxy has seen; those before it are the client's own words.
    expect(gateway.districts.last.headers['x-forwarded-for']).toBe(someone);
    expect((await from(someone)).status).toBe(429);
  });

  it('does not start with a session secret that is too short, and does not repeat it', async () => {
    const started = start({ SESSION_SECRET: 'canary-short' });
    const words = await started.then(
      () => '',
      (error: Error) => error.message,
    );
    expect(words).toContain('SESSION_SECRET');
    expect(words).not.toContain('canary-short');
  });
});
