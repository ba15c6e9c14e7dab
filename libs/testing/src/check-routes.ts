import { randomUUID } from 'node:crypto';
import {
  bearer,
  type Guarded,
  type RoleHolder,
  type Route,
  type RoutesDocument,
  routesOf,
  type RowRequest,
  type Seen,
  send,
  signed,
} from './route-walk.js';

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
    ...(route.takesKey ? await expect('without a key', signed(allowed), 400, 'idempotency.missing') : []),
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

function refusal(what: string, seen: Seen, status: number, code: string): string[] {
  if (seen.status === status && seen.code === code) return [];
  return [`${what} answers ${seen.status} ${seen.code ?? ''}, not ${status} ${code}`];
}

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
