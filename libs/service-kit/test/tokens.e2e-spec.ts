import { createSecretKey } from 'node:crypto';
import { exportSPKI, generateKeyPair, SignJWT } from 'jose';
import { type NotesService, startNotes } from './notes/notes.fixture.js';
import { type OwnIssuer, ownIssuer } from './notes/own-issuer.fixture.js';

const minutesAgo = (minutes: number): number => Math.floor(Date.now() / 1000) - minutes * 60;

describe('which tokens are believed', () => {
  let issuer: OwnIssuer;
  let notes: NotesService;
  beforeAll(async () => {
    issuer = await ownIssuer();
    notes = await startNotes({ OIDC_ISSUER: issuer.issuer });
  });
  afterAll(async () => {
    await notes.close();
    await issuer.close();
  });

  const ask = (token: string): Promise<Response> => fetch(`${notes.origin}/v1/me`, { headers: { authorization: `Bearer ${token}` } });

  const forgeries: readonly [string, () => Promise<string>][] = [
    ['without a signature', async () => unsigned(await issuer.sign())],
    ['with the signature of another key', async () => issuer.sign({}, {}, (await generateKeyPair('RS256')).privateKey)],
    ['signed with our public key as a shared secret', async () => sharedSecret(issuer)],
    ['with a changed payload', async () => changed(await issuer.sign())],
    ['for another audience', async () => issuer.sign({ aud: 'somebody-else' })],
    ['of another issuer', async () => issuer.sign({ iss: 'https://elsewhere.example' })],
    ['that has expired', async () => issuer.sign({ exp: minutesAgo(1) })],
    ['that counts from later on', async () => issuer.sign({ nbf: minutesAgo(-5) })],
    ['that never expires', async () => issuer.sign({ exp: undefined })],
    ['that names nobody', async () => issuer.sign({ sub: undefined })],
    ['that is an id token', async () => issuer.sign({}, { typ: 'JWT' })],
    ['by an algorithm that is not on the list', async () => issuer.sign({}, { alg: 'ES384', kid: 'strange' }, issuer.strangeKey)],
    ['that is no token', async () => 'nonsense'],
    ['that is endless', async () => `${await issuer.sign()}${'a'.repeat(10_000)}`],
  ];

  it.each(forgeries)('refuses a token %s', async (_, token) => {
    const answer = await ask(await token());
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ code: 'access.token' });
  });

  it('believes a good one, also by the type application/at+jwt', async () => {
    expect(await (await ask(await issuer.sign())).json()).toEqual({
      personId: null,
      email: 'somebody@sample.example',
      organisationId: null,
    });
    expect((await ask(await issuer.sign({}, { typ: 'application/at+jwt' }))).status).toBe(200);
  });

  it('believes a good one no longer than it counts, with five seconds for clocks that differ', async () => {
    const token = await issuer.sign({ exp: Math.floor(Date.now() / 1000) + 1 });
    expect((await ask(token)).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 7_000));
    expect((await ask(token)).status).toBe(401);
  });

  it('goes on believing while the provider is away, and cannot judge what it has no keys for', async () => {
    const unheard = await ownIssuer();
    const away = await startNotes({ OIDC_ISSUER: unheard.issuer });
    const token = await unheard.sign();
    await unheard.close();
    const headers = { authorization: `Bearer ${token}` };
    const blind = await fetch(`${away.origin}/v1/me`, { headers });
    expect([blind.status, await blind.json()]).toEqual([503, expect.objectContaining({ code: 'access.provider-away' })]);
    await away.close();

    await ask(await issuer.sign());
    const later = await issuer.sign({ sub: 'somebody later' });
    await issuer.close();
    expect((await ask(later)).status).toBe(200);
  });
});

function unsigned(token: string): string {
  const [, payload] = token.split('.');
  return `${Buffer.from(JSON.stringify({ alg: 'none', typ: 'at+jwt' })).toString('base64url')}.${payload}.`;
}

function changed(token: string): string {
  const [header, payload = '', signature] = token.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
  return [header, Buffer.from(JSON.stringify({ ...claims, sub: 'the administrator' })).toString('base64url'), signature].join('.');
}

async function sharedSecret(issuer: OwnIssuer): Promise<string> {
  const secret = createSecretKey(Buffer.from(await exportSPKI(issuer.publicKey)));
  const claims = { iss: issuer.issuer, aud: 'tributary', sub: 'somebody', exp: minutesAgo(-10) };
  return new SignJWT(claims).setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid: 'own' }).sign(secret);
}
