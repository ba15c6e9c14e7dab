import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { migrateDatabase, provisionDatabase } from '@tributary/service-kit';
import {
  accessTokenFor,
  type FreshDatabase,
  freshDatabase,
  type RoutesDocument,
  servers,
  type ServiceProcess,
  startService,
  stopAll,
} from '@tributary/testing';
import { migrations } from '../src/database.js';

const run = promisify(execFile);
const dist = (entry: string): string => join(__dirname, '../dist', entry);

/** Particulars of the agency as the founding command takes them. */
export const FOUNDING = [
  ...['--name', 'Alabama State Department of Education (sample)', '--zone', 'America/Chicago', '--color', '#0e5f7d'],
  ...['--sender', 'purchasing@agency.example', '--admin-email', 'dana.whitfield@sample.example', '--admin-name', 'Dana Whitfield (sample)'],
];

/** The built service on a database of its own, with real Kafka and identity provider. */
export class RunningDistricts {
  private constructor(
    readonly fresh: FreshDatabase,
    private readonly env: Readonly<Record<string, string>>,
    private readonly processes: readonly ServiceProcess[],
  ) {}

  static async start(): Promise<RunningDistricts> {
    const fresh = await freshDatabase('districts', provisionDatabase, (ownerUrl) => migrateDatabase(ownerUrl, migrations));
    const env = {
      ...{ DATABASE_REQUEST_URL: fresh.requestUrl, DATABASE_WORKER_URL: fresh.workerUrl, PUBLIC_URL: 'http://portal.example' },
      ...{ KAFKA_BROKERS: servers.kafkaBrokers.join(','), OIDC_ISSUER: servers.issuer, NODE_ENV: 'test' },
    };
    return new RunningDistricts(fresh, env, await startService({ service: 'districts', main: dist('main.js'), env }));
  }

  get origin(): string {
    return this.processes[0]?.origin ?? '';
  }

  async stop(): Promise<void> {
    await stopAll(this.processes);
    await this.fresh.drop();
  }

  /** Runs the founding command; a refusal rejects with its exit code and what it printed. */
  async found(args: readonly string[] = FOUNDING): Promise<{ organisationId: string; grantId: string }> {
    const { stdout } = await run(process.execPath, [dist('found-agency.js'), ...args], { env: { ...this.env, PATH: '' } });
    return JSON.parse(stdout) as { organisationId: string; grantId: string };
  }

  /** The OpenAPI document that the build gives of itself. */
  async openapi(): Promise<RoutesDocument> {
    const { stdout } = await run(process.execPath, [dist('describe.js')], { maxBuffer: 16 * 1024 * 1024 });
    return (JSON.parse(stdout) as { openapi: RoutesDocument }).openapi;
  }

  /** A request of somebody, for an organisation where one is named. */
  async send<T>(
    email: string,
    method: string,
    path: string,
    { as, body, type, key, ifMatch }: Sending = {},
  ): Promise<{ status: number; body: T; replayed: boolean }> {
    const headers: Record<string, string> = { authorization: `Bearer ${await accessTokenFor(servers.issuer, email)}` };
    if (as !== undefined) headers['tributary-organisation'] = as;
    if (method !== 'GET') headers['idempotency-key'] = key ?? randomUUID();
    if (ifMatch !== undefined) headers['if-match'] = `"${ifMatch}"`;
    if (body !== undefined) headers['content-type'] = type ?? 'application/json';
    const answer = await fetch(`${this.origin}${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: type === undefined ? JSON.stringify(body) : (body as string) }),
    });
    return { status: answer.status, body: (await answer.json()) as T, replayed: answer.headers.has('idempotency-replayed') };
  }
}

interface Sending {
  readonly as?: string;
  readonly body?: unknown;
  /** Of a body that is text already. */
  readonly type?: string;
  readonly key?: string;
  /** The revision that a change was made from. */
  readonly ifMatch?: number;
}
