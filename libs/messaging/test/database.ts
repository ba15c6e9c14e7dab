import { randomBytes } from 'node:crypto';
import { Client, Pool } from 'pg';
import type { Tx, WorkerDatabase, WorkerSession } from '../src/transaction.js';
import { messagingTables } from '../src/tables.js';
import { stackAddress } from './config.js';

const SERVICE = 'messagingtest';

/** A database as one role sees it, over plain pg. */
export class TestDatabase implements WorkerDatabase {
  readonly pool: Pool;

  constructor(readonly url: string) {
    this.pool = new Pool({ connectionString: url, max: 20 });
    // A pool reports connections that are killed while idle; the next query gets a new one.
    this.pool.on('error', () => undefined);
  }

  async query<R = Record<string, unknown>>(sql: string, parameters: unknown[] = []): Promise<R[]> {
    const { rows } = await this.pool.query<R & object>(sql, parameters);
    return rows;
  }

  async transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    const afterCommit: (() => void)[] = [];
    const tx: Tx = {
      query: async <R>(sql: string, parameters: unknown[] = []) => (await client.query<R & object>(sql, parameters)).rows,
      afterCommit: (listener) => afterCommit.push(listener),
    };
    let broken: Error | undefined;
    client.on('error', (error) => (broken = error));
    try {
      await client.query('begin');
      const result = await work(tx);
      await client.query('commit');
      afterCommit.forEach((listener) => listener());
      return result;
    } catch (error) {
      await client.query('rollback').catch((failure: Error) => (broken = failure));
      throw error;
    } finally {
      client.removeAllListeners('error');
      client.release(broken);
    }
  }

  async session(): Promise<WorkerSession> {
    const client = new Client({ connectionString: this.url, application_name: 'relay' });
    let lost: Error | undefined;
    let tell: (reason: Error) => void = (reason) => (lost = reason);
    client.on('error', (error) => tell(error));
    client.on('end', () => tell(new Error('The connection ended.')));
    await client.connect();
    return {
      query: async <R>(sql: string, parameters: unknown[] = []) => (await client.query<R & object>(sql, parameters)).rows,
      onLost: (listener) => {
        tell = listener;
        if (lost) listener(lost);
      },
      close: async () => {
        tell = () => undefined;
        await client.end().catch(() => undefined);
      },
    };
  }
}

/** A database of its own with messaging's tables, and one table of effects that a handler may write. */
export interface FreshDatabase {
  readonly url: string;
  /** A superuser, for looking and for breaking things. */
  readonly admin: TestDatabase;
  readonly worker: TestDatabase;
  readonly request: TestDatabase;
  drop(): Promise<void>;
}

export async function freshDatabase(): Promise<FreshDatabase> {
  const adminUrl = stackAddress('TEST_DATABASE_URL');
  const name = `${SERVICE}_${randomBytes(6).toString('hex')}`;
  const cluster = new Client({ connectionString: adminUrl });
  await cluster.connect();
  for (const role of ['owner', 'request', 'worker']) await cluster.query(createRole(`${SERVICE}_${role}`));
  await cluster.query(`create database ${name} owner ${SERVICE}_owner`);
  const url = Object.assign(new URL(adminUrl), { pathname: `/${name}` }).toString();
  const owner = new TestDatabase(as('owner', url));
  for (const statement of [...messagingTables(SERVICE), EFFECT, `grant select, insert on effect to ${SERVICE}_worker`])
    await owner.query(statement);
  await owner.pool.end();
  const admin = new TestDatabase(url);
  const worker = new TestDatabase(as('worker', url));
  const request = new TestDatabase(as('request', url));
  const drop = async (): Promise<void> => {
    await Promise.all([admin, worker, request].map(({ pool }) => pool.end()));
    await cluster.query(`drop database ${name} with (force)`);
    await cluster.end();
  };
  return { url, admin, worker, request, drop };
}

// No unique key on purpose: an effect that happens twice must be seen to be there twice.
const EFFECT = `
  create table effect (
    id bigint generated always as identity primary key,
    consumer text not null, aggregate text not null, version integer not null, note text, silent boolean not null default false
  )`;

// Roles are the cluster's: two test files may make them at the same moment.
function createRole(role: string): string {
  return `do $$ begin
    create role ${role} login password '${role}' nosuperuser nobypassrls;
  exception when duplicate_object or unique_violation then null; end $$`;
}

function as(role: string, url: string): string {
  return Object.assign(new URL(url), { username: `${SERVICE}_${role}`, password: `${SERVICE}_${role}` }).toString();
}
