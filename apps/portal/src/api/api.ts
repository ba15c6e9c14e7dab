import type { Problem } from '@tributary/contracts';
import { Failure } from './failure.js';
import { csrfToken, forgetSession, noteSessionEnded } from './session.js';

export interface Call {
  /** For whom the person acts; the services refuse a request that does not say so, except the few that need none. */
  organisationId?: string;
  /** Made once for one fill of a form; sent again with it, so that a second click has no second effect. */
  idempotencyKey?: string;
  /** The revision that a change is based on: where it is no longer the newest, the service answers 412 and changes nothing. */
  ifMatch?: number;
  body?: unknown;
  signal?: AbortSignal;
}

/** Reads a route. `path` begins with the service: `procurement/v1/joint-purchases`. Throws `Failure`. */
export function read<Answer>(path: string, call: Call = {}): Promise<Answer> {
  return request<Answer>('GET', path, call);
}

/** Writes. Throws `Failure`. */
export async function write<Answer>(method: 'POST' | 'PUT' | 'DELETE', path: string, call: Call): Promise<Answer> {
  return withFreshToken(() => request<Answer>(method, path, call));
}

/** Sends once more where the session was renewed in another tab and has another token: the very same, with the new one. */
export async function withFreshToken<Answer>(send: () => Promise<Answer>): Promise<Answer> {
  try {
    return await send();
  } catch (error) {
    if (!(error instanceof Failure) || error.problem?.code !== 'gateway.csrf-token') throw error;
    forgetSession();
    return send();
  }
}

/** A query string from what is set. */
export function query(values: Readonly<Record<string, string | number | undefined>>): string {
  const set = Object.entries(values).filter(([, value]) => value !== undefined && value !== '');
  return set.length === 0 ? '' : `?${new URLSearchParams(set.map(([name, value]) => [name, String(value)])).toString()}`;
}

async function request<Answer>(method: string, path: string, call: Call): Promise<Answer> {
  const response = await answerTo(method, path, call);
  if (response.status === 204) return undefined as Answer;
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return body as Answer;
  if (response.status === 401) noteSessionEnded();
  throw new Failure(response.status, isProblem(body) ? body : null);
}

async function answerTo(method: string, path: string, call: Call): Promise<Response> {
  const headers = await headersOf(method, call);
  if (call.body !== undefined) headers.set('content-type', 'application/json');
  const body = call.body === undefined ? null : JSON.stringify(call.body);
  try {
    return await fetch(`/api/${path}`, { method, headers, body, signal: call.signal ?? null });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new Failure(0, null);
  }
}

/** What every request brings besides its body. */
export async function headersOf(method: string, call: Call): Promise<Headers> {
  const headers = new Headers({ accept: 'application/json' });
  if (call.organisationId !== undefined) headers.set('tributary-organisation', call.organisationId);
  if (call.idempotencyKey !== undefined) headers.set('idempotency-key', call.idempotencyKey);
  if (call.ifMatch !== undefined) headers.set('if-match', `"${call.ifMatch}"`);
  if (method !== 'GET') headers.set('x-csrf-token', await csrfToken());
  return headers;
}

export function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'detail' in body;
}
