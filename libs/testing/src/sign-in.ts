import { createHash, randomBytes } from 'node:crypto';

const CLIENT = 'tributary-tools';
const REDIRECT = 'http://127.0.0.1/none';
const MAX_REDIRECTS = 10;
/** A token with less than this left is replaced, in milliseconds. */
const SPARE_MS = 60_000;

interface Held {
  readonly token: string;
  readonly expiresAt: number;
}

interface Endpoints {
  readonly authorization_endpoint: string;
  readonly token_endpoint: string;
}

const held = new Map<string, Promise<Held>>();

/**
 * Signs in at the development identity provider as anybody, by the code flow with PKCE and no browser, and gives the access token. A token is
 * kept for this process as long as it is good, since signing in takes some 50 ms.
 */
export async function accessTokenFor(issuer: string, email: string): Promise<string> {
  const key = `${issuer} ${email}`;
  const known = await held.get(key);
  if (known && known.expiresAt - Date.now() > SPARE_MS) return known.token;
  const fresh = signIn(issuer, email);
  held.set(key, fresh);
  fresh.catch(() => held.delete(key));
  return (await fresh).token;
}

async function signIn(issuer: string, email: string): Promise<Held> {
  const endpoints = (await (await fetch(`${issuer}/.well-known/openid-configuration`)).json()) as Endpoints;
  const verifier = randomBytes(32).toString('base64url');
  const start = new URL(endpoints.authorization_endpoint);
  start.search = new URLSearchParams({
    client_id: CLIENT,
    redirect_uri: REDIRECT,
    response_type: 'code',
    scope: 'openid email profile',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  }).toString();
  const browser = new Browser();
  const page = await browser.follow(start);
  const back = await browser.follow(page, new URLSearchParams({ email }));
  const code = back.searchParams.get('code');
  if (code === null) throw new Error(`The identity provider did not sign ${email} in: ${back.searchParams.get('error') ?? back.href}`);
  return exchange(endpoints.token_endpoint, code, verifier);
}

async function exchange(endpoint: string, code: string, verifier: string): Promise<Held> {
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    client_id: CLIENT,
    redirect_uri: REDIRECT,
    code,
    code_verifier: verifier,
  });
  const answer = await fetch(endpoint, { method: 'POST', body });
  if (!answer.ok) throw new Error(`The identity provider answered ${answer.status}: ${await answer.text()}`);
  const { access_token, expires_in } = (await answer.json()) as { access_token: string; expires_in: number };
  return { token: access_token, expiresAt: Date.now() + expires_in * 1000 };
}

/** As much of a browser as the flow needs: it keeps cookies and follows redirects until a page, or the client's own address. */
class Browser {
  private readonly cookies = new Map<string, string>();

  async follow(from: URL, form?: URLSearchParams): Promise<URL> {
    let url = from;
    let body = form;
    for (let step = 0; step < MAX_REDIRECTS; step += 1) {
      const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const answer = await fetch(url, { redirect: 'manual', headers: { cookie }, ...(body ? { method: 'POST', body } : {}) });
      this.remember(answer);
      const location = answer.headers.get('location');
      if (location === null && answer.ok) return url;
      if (location === null) throw new Error(`The identity provider answered ${answer.status}: ${await answer.text()}`);
      url = new URL(location, url);
      if (url.href.startsWith(REDIRECT)) return url;
      body = undefined;
    }
    throw new Error('The identity provider redirects without end.');
  }

  private remember(answer: Response): void {
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (name !== undefined && value !== undefined) this.cookies.set(name, value);
    }
  }
}
