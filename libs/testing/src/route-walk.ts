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

export type Access = 'anyone' | 'signed-in' | { readonly roles: readonly string[] };
export type Guarded = Exclude<Access, 'anyone'>;

/** A route as the document has it. */
export interface Route {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly access: Access | undefined;
  /** The names of its query parameters. */
  readonly queries: readonly string[];
  /** True where it writes: it asks for an Idempotency-Key. */
  readonly takesKey: boolean;
  /** True where it reads a JSON body. */
  readonly takesJson: boolean;
}

interface Operation {
  readonly 'x-access'?: Access;
  readonly 'x-changes-nothing'?: true;
  readonly parameters?: readonly { readonly in: string; readonly name: string }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, unknown>> };
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** Every route of a document, in its order. */
export function routesOf({ paths }: RoutesDocument): Route[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method] as Operation | undefined;
      return operation ? [routeOf(method.toUpperCase(), path, operation)] : [];
    }),
  );
}

function routeOf(method: string, path: string, operation: Operation): Route {
  const { 'x-access': access, 'x-changes-nothing': changesNothing = false, parameters = [], requestBody } = operation;
  const queries = parameters.filter(({ in: where }) => where === 'query').map(({ name }) => name);
  return {
    ...{ name: `${method} ${path}`, method, path, access, queries },
    takesKey: method !== 'GET' && !changesNothing,
    takesJson: requestBody?.content['application/json'] !== undefined,
  };
}

/** An answer, as far as the checks look at it. */
export interface Seen {
  readonly status: number;
  readonly code: string | undefined;
  /** The answer without what differs between any two. */
  readonly words: string;
}

/** Asks a route; ids that `row` does not give are ones that nobody has. Throws when no answer begins within ten seconds. */
export async function send(origin: string, { method, path }: Route, row: RowRequest, headers: Record<string, string>): Promise<Seen> {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => row.path[name] ?? randomUUID());
  const url = new URL(`${origin}${filled}`);
  url.search = new URLSearchParams(row.query).toString();
  const writes = method !== 'GET';
  const answer = await fetch(url, {
    method,
    headers: { ...headers, ...(writes ? { 'content-type': 'application/json' } : {}) },
    ...(writes ? { body: JSON.stringify(row.body ?? {}) } : {}),
    // An answer that leads on is an answer: what it leads to is another route's.
    redirect: 'manual',
    signal: AbortSignal.timeout(10_000),
  });
  const isProblem = answer.headers.get('content-type')?.startsWith('application/problem+json') ?? false;
  if (!isProblem) await answer.body?.cancel();
  const { correlationId: _, ...words } = isProblem ? ((await answer.json()) as Problem) : { correlationId: '', code: undefined };
  return { status: answer.status, code: words.code, words: JSON.stringify(words) };
}

/** The headers of a caller, for no organisation. */
export const bearer = ({ token }: RoleHolder): Record<string, string> => ({ authorization: `Bearer ${token}` });
/** The headers of a caller, for the caller's organisation. */
export const signed = (caller: RoleHolder): Record<string, string> => ({
  ...bearer(caller),
  'tributary-organisation': caller.organisationId,
});
