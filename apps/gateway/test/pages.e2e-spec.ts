import type { Problem } from '@tributary/contracts';
import { askRaw } from './ask-raw.fixture.js';
import { type StartedGateway, startGateway } from './gateway.fixture.js';

describe('the pages of this origin', () => {
  let gateway: StartedGateway;
  beforeAll(async () => (gateway = await startGateway()));
  afterAll(() => gateway.stop());
  const get = (path: string, headers: Record<string, string> = {}) => fetch(gateway.origin + path, { headers });

  it.each(['/', '/o/019a/joint-purchases', '/o/019a/people/a.b', '/sign-in-help', '/assets'])(
    'are the portal’s one page at %s',
    async (path) => {
      const page = await get(path);
      expect([page.status, page.headers.get('content-type'), page.headers.get('cache-control')]).toEqual([
        200,
        'text/html; charset=utf-8',
        'no-cache',
      ]);
      expect(await page.text()).toContain('<title>Tributary</title>');
    },
  );

  it('keep hashed assets for ever, compressed, and know no others', async () => {
    const asset = await get('/assets/a.js', { 'accept-encoding': 'br' });
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect([asset.headers.get('content-encoding'), asset.headers.get('vary')]).toEqual(['br', expect.stringMatching(/accept-encoding/i)]);
    expect(await asset.text()).toContain('tablets');
    // An old page that asks for assets of yesterday must not get HTML for a script.
    const missing = await get('/assets/gone.js');
    expect([missing.status, ((await missing.json()) as Problem).code]).toEqual([404, 'not-found']);
  });

  it.each(['/assets/.env', '/assets/%00', '/assets/a.js%00', '/assets/.git/config', `/assets/${'a'.repeat(3_000)}`, '/assets/a%5c..%5cb'])(
    'are no hidden and no impossible files: %s',
    async (path) => {
      const answer = await askRaw(gateway.origin, path);
      expect([answer.status, (JSON.parse(answer.text) as Problem).code]).toEqual([404, 'not-found']);
    },
  );

  it('are other files of the portal under their own name', async () => {
    const icon = await get('/favicon.svg');
    expect([icon.headers.get('content-type'), icon.headers.get('cache-control')]).toEqual(['image/svg+xml', 'no-cache']);
  });

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/../../secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/.%00./secret.txt',
  ])('are no files of the machine: %s', async (path) => {
    const answer = await askRaw(gateway.origin, path);
    expect(answer.text).not.toContain('not for the world');
    // Nor does the answer tell that there is such a file.
    const missing = await askRaw(gateway.origin, path.replace('secret', 'missing'));
    expect(answer.status).toBe(missing.status);
  });

  it('run no inline script, load nothing from elsewhere and stand in no frame', async () => {
    const { headers } = await get('/');
    const policy = new Map(
      (headers.get('content-security-policy') ?? '').split(';').map((directive) => {
        const [name = '', ...values] = directive.trim().split(' ');
        return [name, values.join(' ')];
      }),
    );
    expect(Object.fromEntries(policy)).toEqual({
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': "'self' 'unsafe-inline'",
      'img-src': "'self' data: blob:",
      'font-src': "'self'",
      'connect-src': "'self'",
      'manifest-src': "'self'",
      'form-action': "'self'",
      'frame-ancestors': "'none'",
      'base-uri': "'none'",
    });
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=()') as string,
    });
  });

  it('carry the same headers when something is wrong', async () => {
    for (const path of ['/api/nothing', '/assets/gone.js', '/api/districts/v1/me']) {
      const { headers } = await get(path);
      expect(headers.get('content-security-policy')).toContain("script-src 'self'");
      expect(headers.get('x-correlation-id')).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

  describe('at /reference', () => {
    it('have no inline script, and all that they load is here', async () => {
      const page = await (await get('/reference')).text();
      expect(page).not.toMatch(/<script(?![^>]* src=)/);
      const loaded = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path ?? '');
      expect(loaded).toHaveLength(5);
      for (const path of loaded) expect([path, (await get(path)).status]).toEqual([path, 200]);
    });

    it('give the document of each service with the address at which the outside finds it', async () => {
      const document = (await (await get('/reference/openapi/districts.json')).json()) as { servers: unknown; info: { title: string } };
      expect([document.servers, document.info.title]).toEqual([[{ url: '/api/districts' }], 'Districts']);
    });

    it('answer with a problem to a name that cannot be decoded', async () => {
      const answer = await get('/reference/openapi/%ff');
      expect([answer.status, answer.headers.get('content-type')]).toEqual([400, expect.stringMatching(/^application\/problem\+json/)]);
      expect(((await answer.json()) as Problem).code).toBe('request.malformed');
    });

    it.each(['openapi/procurement.json', 'openapi/..%2fdistricts.json', 'package.json', 'index.html', `openapi/${'a'.repeat(201)}`, 'a/b'])(
      'know nothing of %s',
      async (file) => {
        const answer = await get(`/reference/${file}`);
        expect([answer.status, answer.headers.get('content-type')]).toEqual([404, expect.stringMatching(/^application\/problem\+json/)]);
      },
    );
  });
});
