import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { SentAway } from './crowd.ts';
import type { Person } from './people.ts';

/** Connections that stay open, as a gateway keeps them: what is measured is the write, not the greeting. */
const agent = new Agent({ keepAlive: true, maxSockets: 64 });

const UNAVAILABLE = 503;
/** The service lets a write wait for 10 s at most: whoever is silent for so long will not answer any more. */
const ANSWERED_MS = 60_000;

export interface Said {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly body?: unknown;
  /** What a change is based on; null for a first one. */
  readonly revision?: number | null;
}

/**
 * The answer to a request that has to succeed, in the name of a person who acts for their organisation. Throws SentAway for 503, and
 * otherwise with what was answered.
 */
export async function answerTo<T>(origin: string, person: Pick<Person, 'token' | 'organisationId'>, said: Said): Promise<T> {
  return JSON.parse(await textOf(origin, person, said)) as T;
}

/** The same as text. */
export async function textOf(
  origin: string,
  { token, organisationId }: Pick<Person, 'token' | 'organisationId'>,
  { method, path, body, revision = null }: Said,
): Promise<string> {
  const payload = body === undefined ? null : JSON.stringify(body);
  const headers = {
    authorization: `Bearer ${token}`,
    'tributary-organisation': organisationId,
    ...(method === 'GET' ? {} : { 'idempotency-key': randomUUID() }),
    ...(payload === null ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) }),
    ...(revision === null ? {} : { 'if-match': `"${revision}"` }),
  };
  const sent = request(`${origin}${path}`, { agent, method, headers, timeout: ANSWERED_MS });
  sent.once('timeout', () => sent.destroy(new Error(`${method} ${path} was not answered within ${ANSWERED_MS} ms.`)));
  sent.end(payload ?? undefined);
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  const text = await textIn(answer);
  if (answer.statusCode === UNAVAILABLE) throw new SentAway(text);
  if ((answer.statusCode ?? 0) >= 300) throw new Error(`${method} ${path} answered ${answer.statusCode}: ${text}`);
  return text;
}

async function textIn(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  answer.on('data', (chunk: Buffer) => chunks.push(chunk));
  await once(answer, 'end');
  return Buffer.concat(chunks).toString();
}

/** Lets the process end, and the services stop at once. */
export function closeConnections(): void {
  agent.destroy();
}
