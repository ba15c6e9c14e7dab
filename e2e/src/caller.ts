import { randomUUID } from 'node:crypto';
import { accessTokenFor } from '@tributary/testing';
import type { WhoAmI } from '@tributary/contracts';
import { runningPlatform } from './config.ts';

interface Call {
  readonly method?: string;
  readonly body?: unknown;
  readonly organisation?: string;
  /** Given where a lost answer is asked for again. */
  readonly key?: string;
  /** The revision that a change is based on. */
  readonly revision?: number | null;
}

/** Somebody who calls the gateway's routes as a district's own system would. */
export interface Caller {
  readonly email: string;
  call<Answer>(path: string, call?: Call): Promise<Answer>;
}

/** Signs somebody in at the development identity provider. */
export async function callerFor(email: string): Promise<Caller> {
  const { publicUrl, addresses } = runningPlatform();
  const token = await accessTokenFor(addresses.oidcIssuer, email);
  return {
    email,
    call: async <Answer>(path: string, { method = 'GET', body, organisation, key = randomUUID(), revision = null }: Call = {}) => {
      const answer = await fetch(`${publicUrl}/api${path}`, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(organisation === undefined ? {} : { 'tributary-organisation': organisation }),
          ...(method === 'GET' ? {} : { 'idempotency-key': key }),
          ...(revision === null ? {} : { 'if-match': `"${revision}"` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      if (!answer.ok) throw new Error(`${method} ${path} as ${email}: ${answer.status} ${await answer.text()}`);
      return (await answer.json()) as Answer;
    },
  };
}

/** The organisation in which somebody holds an active role. */
export async function organisationOf(caller: Caller, role: string, named?: string): Promise<string> {
  const { grants } = await caller.call<WhoAmI>('/districts/v1/me');
  const grant = grants.find(
    (held) => held.role === role && held.state === 'active' && (named === undefined || held.organisationName === named),
  );
  if (grant === undefined) throw new Error(`${caller.email} is no ${role}${named === undefined ? '' : ` of ${named}`}.`);
  return grant.organisationId;
}

/** Gives a role by the ordinary route, and accepts it as its person. */
export async function giveAndAccept(
  giver: Caller,
  actingFor: string,
  role: { organisationId: string; email: string; name: string; role: string },
): Promise<Caller> {
  const { grantId } = await giver.call<{ grantId: string }>('/districts/v1/grants', {
    method: 'POST',
    organisation: actingFor,
    body: role,
  });
  const taker = await callerFor(role.email);
  await taker.call(`/districts/v1/grants/${grantId}/accept`, { method: 'POST' });
  return taker;
}
