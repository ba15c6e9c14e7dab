import { accessTokenFor } from '@tributary/testing';
import type { Running } from '../running.ts';

/** A write. `name` becomes its Idempotency-Key, so that sample data that broke off half-way can be entered again from its beginning. */
export interface Write {
  readonly method: 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly organisation?: string;
  readonly name: string;
  /** What is sent as JSON; text and bytes go as they are, as the content type that is named. */
  readonly body?: unknown;
  readonly contentType?: string;
  /** The revision that a change is based on, for If-Match. */
  readonly revision?: number;
}

/** Somebody of the sample data, who uses the same routes as a district's own system. */
export interface Caller {
  readonly email: string;
  get<Answer>(path: string, organisation?: string): Promise<Answer>;
  write<Answer>(write: Write): Promise<Answer>;
}

const acting = (organisation: string | undefined): Record<string, string> =>
  organisation ? { 'tributary-organisation': organisation } : {};

export function callerFor({ publicUrl, addresses }: Running, email: string): Caller {
  async function call<Answer>(path: string, init: RequestInit, headers: Record<string, string>): Promise<Answer> {
    const token = await accessTokenFor(addresses.oidcIssuer, email);
    const answer = await fetch(`${publicUrl}/api${path}`, { ...init, headers: { authorization: `Bearer ${token}`, ...headers } });
    if (!answer.ok) throw new Error(`${init.method ?? 'GET'} ${path} as ${email}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Answer;
  }
  return {
    email,
    get: (path, organisation) => call(path, {}, acting(organisation)),
    write: ({ method, path, organisation, name, body, contentType = 'application/json', revision }) => {
      const content = contentType === 'application/json' ? JSON.stringify(body ?? {}) : (body as string | Uint8Array<ArrayBuffer>);
      const headers = { ...acting(organisation), 'idempotency-key': name.replaceAll(/[^\x21-\x7e]/g, '-'), 'content-type': contentType };
      return call(path, { method, body: content }, { ...headers, ...(revision === undefined ? {} : { 'if-match': `"${revision}"` }) });
    },
  };
}
