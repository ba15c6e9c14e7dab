import { randomUUID } from 'node:crypto';
import type { Problem } from '@tributary/contracts';

/** As much of an OpenAPI document as the walk needs. */
export interface RoutesDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** Somebody who holds one role in one organisation. */
export interface RoleHolder {
  readonly token: string;
  readonly organisationId: string;
}

/** What a request to a row needs beside a caller: values for the path, and a valid body where it writes. */
export interface RowRequest {
  readonly path: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface RoutesCheck {
  readonly origin: string;
  /** The `openapi` of the service's `describe` entry: it has every route, with `x-access`. */
  readonly openapi: RoutesDocument;
  /** By role, each holding that role alone. */
  readonly callers: Readonly<Record<string, RoleHolder>>;
  /** By route, as `PUT /v1/notes/{noteId}`: a row that exists and belongs to none of the callers' organisations. */
  readonly foreign: Readonly<Record<string, RowRequest>>;
  /** Routes with an id in their path whose rows every caller may see, each with the reason. */
  readonly open?: Readonly<Record<string, string>>;
}

type Access = 'anyone' | 'signed-in' | { readonly roles: readonly string[] };
type Guarded = Exclude<Access, 'anyone'>;

interface Route {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly access: Access | undefined;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/**
 * Walks every route of a running service: with no token and a forged one, without an organisation and with one in which the caller holds nothing,
 * with each role that may not, without an Idempotency-Key where it writes, and to another organisation's row, which must answer as an unknown
 * id does. Gives a sentence for each answer that is not the right refusal; a route that it cannot try is such a sentence too.
 */
export async function checkRoutes(check: RoutesCheck): Promise<string[]> {
  const findings: string[] = [];
  for (const route of routesOf(check.openapi)) {
    if (route.access === undefined) findings.push(`${route.name} says nothing of who may call it`);
    else if (route.access !== 'anyone') findings.push(...(await walk(check, route, route.access)));
  }
  return findings;
}

function routesOf({ paths }: RoutesDocument): Route[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method] as { readonly 'x-access'?: Access } | undefined;
      return operation
        ? [{ name: `${method.toUpperCase()} ${path}`, method: method.toUpperCase(), path, access: operation['x-access'] }]
        : [];
    }),
  );
}

async function walk(check: RoutesCheck, route: Route, access: Guarded): Promise<string[]> {
  const { origin, callers } = check;
  const roles = access === 'signed-in' ? Object.keys(callers) : access.roles.filter((role) => role in callers);
  const others = access === 'signed-in' ? [] : Object.keys(callers).filter((role) => !access.roles.includes(role));
  const [allowed] = roles.flatMap((role) => callers[role] ?? []);
  if (!allowed) return [`${route.name} can be tried by no caller: none holds any of its roles`];
  const anywhere = { path: {} };
  const expect = async (what: string, headers: Record<string, string>, status: number, code: string): Promise<string[]> =>
    refusal(`${route.name} ${what}`, await send(origin, route, anywhere, headers), status, code);
  return [
    ...(await expect('without a token', {}, 401, 'access.token')),
    ...(await expect('with a forged token', signed({ ...allowed, token: forged(allowed.token) }), 401, 'access.token')),
    ...(await expect(
      'for an organisation without a role',
      signed({ ...allowed, organisationId: randomUUID() }),
      403,
      'access.organisation',
    )),
    ...(access === 'signed-in' ? [] : await expect('for no organisation', bearer(allowed), 400, 'access.organisation-required')),
    ...(await every(others, async (role) => expect(`as ${role}`, signed(callers[role] ?? allowed), 403, 'access.role'))),
    ...(route.method === 'GET' ? [] : await expect('without a key', signed(allowed), 400, 'idempotency.missing')),
    ...(await every(roles, async (role) => foreignRow(check, route, role, callers[role] ?? allowed))),
  ];
}

// The answer to a row of somebody else's must not tell that it exists: it is compared with the answer to an id that nobody has.
async function foreignRow({ origin, foreign, open }: RoutesCheck, route: Route, role: string, caller: RoleHolder): Promise<string[]> {
  if (!route.path.includes('{') || open?.[route.name] !== undefined) return [];
  const row = foreign[route.name];
  if (!row) return [`${route.name} is told no row of another organisation to be tried on`];
  const headers = (): Record<string, string> => ({ ...signed(caller), 'idempotency-key': randomUUID() });
  const theirs = await send(origin, route, row, headers());
  const unknown = await send(origin, route, { ...row, path: {} }, headers());
  const what = `${route.name} on another organisation's row, as ${role},`;
  const findings = [
    ...refusal(what, theirs, 404, 'not-found'),
    ...refusal(`${route.name} on an unknown id, as ${role},`, unknown, 404, 'not-found'),
  ];
  return theirs.words === unknown.words ? findings : [...findings, `${what} differs from an unknown id: ${theirs.words} ${unknown.words}`];
}

interface Seen {
  readonly status: number;
  readonly code: string | undefined;
  /** The answer without what differs between any two. */
  readonly words: string;
}

async function send(origin: string, { method, path }: Route, row: RowRequest, headers: Record<string, string>): Promise<Seen> {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => row.path[name] ?? randomUUID());
  const url = new URL(`${origin}${filled}`);
  url.search = new URLSearchParams(row.query).toString();
  const writes = method !== 'GET';
  const answer = await fetch(url, {
    method,
    headers: { ...headers, ...(writes ? { 'content-type': 'application/json' } : {}) },
    ...(writes ? { body: JSON.stringify(row.body ?? {}) } : {}),
    signal: AbortSignal.timeout(10_000),
  });
  const isProblem = answer.headers.get('content-type')?.startsWith('application/problem+json') ?? false;
  if (!isProblem) await answer.body?.cancel();
  const { correlationId: _, ...words } = isProblem ? ((await answer.json()) as Problem) : { correlationId: '', code: undefined };
  return { status: answer.status, code: words.code, words: JSON.stringify(words) };
}

function refusal(what: string, seen: Seen, status: number, code: string): string[] {
  if (seen.status === status && seen.code === code) return [];
  return [`${what} answers ${seen.status} ${seen.code ?? ''}, not ${status} ${code}`];
}

const bearer = ({ token }: RoleHolder): Record<string, string> => ({ authorization: `Bearer ${token}` });
const signed = (caller: RoleHolder): Record<string, string> => ({ ...bearer(caller), 'tributary-organisation': caller.organisationId });

/** The token with another signature. */
function forged(token: string): string {
  const [header, payload, signature = ''] = token.split('.');
  return [header, payload, [...signature].reverse().join('')].join('.');
}

async function every<T>(items: readonly T[], find: (item: T) => Promise<string[]>): Promise<string[]> {
  const findings: string[] = [];
  for (const item of items) findings.push(...(await find(item)));
  return findings;
}
