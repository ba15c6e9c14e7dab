import { randomUUID } from 'node:crypto';
import { type RoleHolder, type Route, type RoutesDocument, routesOf, send, signed } from './route-walk.js';

export interface TextsCheck {
  readonly origin: string;
  /** The `openapi` of the service's `describe` entry. */
  readonly openapi: RoutesDocument;
  /** By role, each holding that role alone. */
  readonly callers: Readonly<Record<string, RoleHolder>>;
  /** By route that reads JSON, as `POST /v1/grants`: what it takes. */
  readonly taken: Readonly<Record<string, Taken>>;
}

/** `body` makes a new one each time, with every field that holds a text; `headers` are asked for anew too, as the revision of an If-Match moves. */
interface Taken {
  readonly path?: Readonly<Record<string, string>>;
  readonly headers?: () => Promise<Readonly<Record<string, string>>>;
  readonly body: () => unknown;
}

/** The names that lead to a value. */
type Place = readonly string[];

/** Texts that people do not write, and some that only look so; and two that take long to look at. */
const TEXTS: Readonly<Record<string, string>> = {
  'a NUL': 'a\u0000b',
  'the first half of a character': 'a\ud83d',
  'the second half of a character': '\udcdab',
  'a mark that turns the direction': 'invoice\u202efdp.exe',
  'letters from right to left': '\u0645\u0643\u062a\u0628\u0629',
  'an accent of its own': 'e\u0301\u0323',
  'an emoji of several characters': '\u{1f468}\u200d\u{1f3eb}',
  'line ends': 'a\r\nb',
  'nothing that shows': '\u200b',
  'a percent sign and an underscore': '%_',
  'a backslash': '\\',
  quotes: `'";--`,
  'nothing at all': '',
  'letters without end': 'x'.repeat(900_000),
  'accents without end': '\u0301\u0323'.repeat(200_000),
};

/** Characters of a query at most: a longer address is refused before it is read. */
const QUERY_CHARACTERS = 1_000;

/**
 * Puts each of these texts into each text of each body and into each query parameter, as plain text and as the cursor of a page. Gives a sentence
 * for each answer that is a failure of the service, for each body that is refused as it was told, and for a route of which no body was told.
 */
export async function checkTexts(check: TextsCheck): Promise<string[]> {
  const findings: string[] = [];
  for (const route of routesOf(check.openapi)) {
    const caller = callerOf(check, route);
    if (caller) findings.push(...(await askQueries(check, route, caller)), ...(await askBodies(check, route, caller)));
  }
  return findings;
}

function callerOf({ callers }: TextsCheck, { access }: Route): RoleHolder | undefined {
  const roles = typeof access === 'object' ? access.roles : Object.keys(callers);
  return roles.flatMap((role) => callers[role] ?? [])[0];
}

async function askQueries({ origin }: TextsCheck, route: Route, caller: RoleHolder): Promise<string[]> {
  const findings: string[] = [];
  for (const query of route.queries) {
    for (const [what, text] of Object.entries(TEXTS)) {
      const short = text.slice(0, QUERY_CHARACTERS);
      for (const value of [short, cursorOf(short), cursorOf(short, randomUUID())]) {
        const { status } = await send(origin, route, { path: {}, query: { [query]: value } }, headersOf(caller));
        if (status >= 500) findings.push(`${route.name} answers ${status} to ${what} as ${query}`);
      }
    }
  }
  return findings;
}

async function askBodies({ origin, taken }: TextsCheck, route: Route, caller: RoleHolder): Promise<string[]> {
  if (!route.takesJson) return [];
  const told = taken[route.name];
  if (!told) return [`${route.name} is told no body that it takes`];
  const ask = async (body: unknown): Promise<number> => {
    const headers = { ...headersOf(caller), ...(await told.headers?.()) };
    return (await send(origin, route, { path: told.path ?? {}, body }, headers)).status;
  };
  const asTold = await ask(told.body());
  if (asTold >= 300) return [`${route.name} answers ${asTold} to the body that it should take`];
  const findings: string[] = [];
  for (const place of textsIn(told.body())) {
    for (const [what, text] of Object.entries(TEXTS)) {
      const status = await ask(withText(told.body(), place, text));
      if (status >= 500) findings.push(`${route.name} answers ${status} to ${what} as ${place.join('.')}`);
    }
  }
  return findings;
}

/** Where the texts of a value stand. */
function textsIn(value: unknown, place: Place = []): Place[] {
  if (typeof value === 'string') return [place];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => textsIn(inner, [...place, name]));
}

function withText(value: unknown, [name, ...rest]: Place, text: string): unknown {
  if (name === undefined) return text;
  if (Array.isArray(value)) return value.map((inner: unknown, index) => (String(index) === name ? withText(inner, rest, text) : inner));
  const fields = value as Readonly<Record<string, unknown>>;
  return { ...fields, [name]: withText(fields[name], rest, text) };
}

const cursorOf = (...values: readonly string[]): string => Buffer.from(JSON.stringify(values)).toString('base64url');
const headersOf = (caller: RoleHolder): Record<string, string> => ({ ...signed(caller), 'idempotency-key': randomUUID() });
