import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommitBasketBody, DraftJointPurchaseBody, JointPurchaseView, Role } from '@tributary/contracts';
import { migrateDatabase, provisionDatabase } from '@tributary/service-kit';
import {
  accessTokenFor,
  type FreshDatabase,
  freshDatabase,
  rowsOf,
  servers,
  type ServiceProcess,
  startService,
  stopAll,
} from '@tributary/testing';
import { migrations } from '../src/database.js';
import { lotTerms, source } from '../src/joint-purchases/joint-purchase.fixture.js';

/** Somebody who holds one role in one organisation. */
export interface Person {
  readonly personId: string;
  readonly organisationId: string;
  readonly token: string;
}

/** Two replicas of the built service as processes of their own, with real servers, an agency and its buyer. */
export class RunningProcurement {
  private constructor(
    readonly database: FreshDatabase,
    readonly replicas: readonly ServiceProcess[],
    readonly buyer: Person,
    private readonly files: string,
  ) {}

  static async start(): Promise<RunningProcurement> {
    const database = await freshDatabase('procurement', provisionDatabase, (ownerUrl) => migrateDatabase(ownerUrl, migrations));
    const agency = await organisation(database, 'agency', null);
    const files = await mkdtemp(join(tmpdir(), 'procurement-files-'));
    const env = {
      FILES_FOLDER: files,
      NODE_ENV: 'test',
      DATABASE_REQUEST_URL: database.requestUrl,
      DATABASE_WORKER_URL: database.workerUrl,
      KAFKA_BROKERS: servers.kafkaBrokers.join(','),
      OIDC_ISSUER: servers.issuer,
      PUBLIC_URL: 'http://portal.example',
    };
    const replicas = await startService({ service: 'procurement', main: `${__dirname}/../dist/main.js`, env, replicas: 2 });
    return new RunningProcurement(database, replicas, await person(database, agency, 'buyer'), files);
  }

  get origins(): string[] {
    return this.replicas.map(({ origin }) => origin);
  }

  async officers(districts: number): Promise<Person[]> {
    const officers: Person[] = [];
    for (let index = 0; index < districts; index += 1) {
      officers.push(
        await this.person(await organisation(this.database, 'district', String(200_000 + taken++).padStart(7, '0')), 'purchasing-officer'),
      );
    }
    return officers;
  }

  person(organisationId: string, role: Role): Promise<Person> {
    return person(this.database, organisationId, role);
  }

  /** What a buyer sends to draft a purchase for these. */
  body(invited: readonly Person[]): DraftJointPurchaseBody {
    return {
      title: 'Student tablets with case',
      source,
      lots: [lotTerms()],
      cutOffAt: new Date(Date.now() + 3_600_000).toISOString(),
      invitedOrganisationIds: invited.map(({ organisationId }) => organisationId),
      invitedNetworkIds: [],
    };
  }

  /** Drafts and publishes a purchase over HTTP. */
  async purchase(invited: readonly Person[]): Promise<JointPurchaseView> {
    const [origin = ''] = this.origins;
    const draft = await answerOf<JointPurchaseView>(send(origin, this.buyer, 'POST', '/v1/joint-purchases', this.body(invited)));
    return answerOf<JointPurchaseView>(send(origin, this.buyer, 'POST', `/v1/joint-purchases/${draft.jointPurchaseId}/publish`));
  }

  async close(): Promise<void> {
    await stopAll(this.replicas);
    await this.database.drop();
    await rm(this.files, { recursive: true, force: true });
  }
}

let taken = 0;

/** What a district takes of one lot at its office. */
export function basket(
  { organisationId }: Person,
  lotId: string,
  quantity: number,
  facts: Partial<CommitBasketBody['lots'][number]> = {},
): CommitBasketBody {
  const lines = [{ siteId: organisationId, quantity }];
  return { lots: [{ lotId, lines, tolerance: 0, ceilingE4: null, alonePriceE4: null, ...facts }], approval: null };
}

/** What a request says besides its body: its Idempotency-Key, a new one unless told, and the revision that a change is based on. */
export interface Said {
  readonly key?: string;
  readonly revision?: number | null;
}

/** One request in the name of a person, who acts for their organisation. */
export async function send(
  origin: string,
  { token, organisationId }: Person,
  method: string,
  path: string,
  body?: unknown,
  { key = randomUUID(), revision = null }: Said = {},
): Promise<Response> {
  const headers = {
    authorization: `Bearer ${token}`,
    'tributary-organisation': organisationId,
    'idempotency-key': key,
    'content-type': 'application/json',
    ...(revision === null ? {} : { 'if-match': `"${revision}"` }),
  };
  const signal = AbortSignal.timeout(20_000);
  return method === 'GET'
    ? fetch(`${origin}${path}`, { headers, signal })
    : fetch(`${origin}${path}`, { method, headers, signal, body: JSON.stringify(body ?? {}) });
}

/** The answer to a request that must succeed. */
export async function answerOf<T>(request: Promise<Response>): Promise<T> {
  const answer = await request;
  if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as T;
}

async function organisation({ adminUrl }: FreshDatabase, kind: 'agency' | 'district', leaid: string | null): Promise<string> {
  const organisationId = randomUUID();
  const insert = 'insert into organisation (organisation_id, kind, name, leaid, zone) values ($1, $2, $3, $4, $5)';
  await rowsOf(adminUrl, insert, [organisationId, kind, `${kind} ${leaid ?? ''}`, leaid, 'America/Chicago']);
  return organisationId;
}

async function person({ adminUrl }: FreshDatabase, organisationId: string, role: Role): Promise<Person> {
  const personId = randomUUID();
  const email = `${personId}@sample.example`;
  const token = await accessTokenFor(servers.issuer, email);
  const [, payload = ''] = token.split('.');
  const { iss, sub } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { iss: string; sub: string };
  await rowsOf(adminUrl, 'insert into person (person_id, email, name, issuer, subject) values ($1, $2, $3, $4, $5)', [
    personId,
    email,
    'Somebody (sample)',
    iss,
    sub,
  ]);
  await rowsOf(
    adminUrl,
    `insert into role_grant (grant_id, person_id, organisation_id, role, state, valid_from) values ($1, $2, $3, $4, 'active', now())`,
    [randomUUID(), personId, organisationId, role],
  );
  return { personId, organisationId, token };
}
