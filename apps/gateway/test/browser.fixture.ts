/** A browser as far as the gateway can tell: it keeps cookies by host name, sends them along and says where its requests come from. */
export class Browser {
  readonly cookies = new Map<string, string>();
  /** Everything that was ever answered to it, heads and bodies, for looking through afterwards. */
  readonly seen: string[] = [];

  /** Asks as a page of `origin` would. Redirects are not followed. */
  async ask(url: string, init: RequestInit & { readonly origin?: string } = {}): Promise<Response> {
    const { origin = new URL(url).origin, ...rest } = init;
    const headers = new Headers({ origin, 'sec-fetch-site': origin === new URL(url).origin ? 'same-origin' : 'cross-site' });
    if (this.cookies.size > 0) headers.set('cookie', [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    new Headers(init.headers).forEach((value, name) => (value === '' ? headers.delete(name) : headers.set(name, value)));
    const answer = await fetch(url, { ...rest, headers, redirect: 'manual' });
    this.keep(answer.headers.getSetCookie());
    this.seen.push(JSON.stringify([...answer.headers]));
    return answer;
  }

  /** As `ask`, with the body read as text. */
  async read(
    url: string,
    init: RequestInit & { readonly origin?: string } = {},
  ): Promise<{ status: number; headers: Headers; text: string }> {
    const answer = await this.ask(url, init);
    const text = await answer.text();
    this.seen.push(text);
    return { status: answer.status, headers: answer.headers, text };
  }

  async json<T>(
    url: string,
    init: RequestInit & { readonly origin?: string } = {},
  ): Promise<{ status: number; headers: Headers; body: T }> {
    const { text, ...rest } = await this.read(url, init);
    return { ...rest, body: JSON.parse(text) as T };
  }

  private keep(setCookies: readonly string[]): void {
    for (const setCookie of setCookies) {
      const [pair = '', ...attributes] = setCookie.split(/; */);
      const [name = '', value = ''] = pair.split(/=(.*)/s);
      const ended = attributes.some((attribute) => /^max-age=0$|^expires=thu, 01 jan 1970/i.test(attribute));
      if (ended) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
  }
}

/** Goes from the provider's page back to the gateway's callback, and gives that address, not yet visited. */
export async function chooseAtProvider(authorizationUrl: string, email: string): Promise<string> {
  const atProvider = new Browser();
  let url = authorizationUrl;
  for (let step = 0; step < 10; step++) {
    const form = url.includes('/interaction/') ? { method: 'POST', body: new URLSearchParams({ email }) } : {};
    const answer = await atProvider.ask(url, { headers: { origin: '' }, ...form });
    const location = answer.headers.get('location');
    if (location === null) throw new Error(`The provider answered ${answer.status}: ${await answer.text()}`);
    url = new URL(location, url).href;
    if (url.includes('/sign-in/callback')) return url;
  }
  throw new Error('The provider sends the browser round in a circle.');
}

/** Signs a browser in at the gateway, and gives the path to which it was led. */
export async function signIn(browser: Browser, origin: string, email = 'renee.hollis@sample.example', back = '/'): Promise<string | null> {
  const begun = await browser.ask(`${origin}/sign-in?return=${encodeURIComponent(back)}`);
  const callback = await chooseAtProvider(begun.headers.get('location') ?? '', email);
  const { status, headers, text } = await browser.read(callback);
  if (status !== 303) throw new Error(`The callback answered ${status}: ${text}`);
  return headers.get('location');
}
