import type { OnApplicationShutdown } from '@nestjs/common';
import type { WorkerDatabase, WorkerSession } from '@tributary/messaging';
import { DataSource, type DataSourceOptions, type QueryRunner } from 'typeorm';
import { openSession } from './session.js';
import type { Tx } from './transaction.js';

/** A statement that runs longer than this is cancelled, in milliseconds. */
const STATEMENT_MS = 60_000;
/** A request that waits longer for a lock gives up, and answers 503. */
const REQUEST_LOCK_MS = 10_000;
/** A transaction in which nothing happens for so long is ended: its locks would stop others. */
const IDLE_IN_TRANSACTION_MS = 120_000;
/** How long a connection may take, and how long a request waits for a free one. */
const CONNECT_MS = 5_000;

export interface DatabaseOptions {
  readonly requestUrl: string;
  readonly workerUrl: string;
  readonly entities: DataSourceOptions['entities'];
  /** Connections at most, 10 each unless told otherwise. */
  readonly requestPool?: number;
  readonly workerPool?: number;
}

/** No connection could be had, for whatever reason. Its code is SQL's for that, so that others judge it alike. */
export class DatabaseAway extends Error {
  override readonly name = 'DatabaseAway';
  readonly code = '08001';
  constructor(override readonly cause: unknown) {
    super(`The database gives no connection: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}

/** The pool of connections of one role. */
export class RolePool {
  constructor(readonly dataSource: DataSource) {}

  /** One statement without a transaction, for reading. Throws DatabaseAway. */
  async read<R>(sql: string, parameters?: unknown[]): Promise<R[]> {
    return this.connected((runner) => rowsOf<R>(runner, sql, parameters));
  }

  /** Runs the work in a transaction, READ COMMITTED: commits when it returns, rolls back when it throws. Throws DatabaseAway. */
  async transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const afterwards: (() => void)[] = [];
    const value = await this.connected(async (runner) => {
      await runner.startTransaction();
      try {
        const result = await work(transactionOf(runner, afterwards));
        await runner.commitTransaction();
        return result;
      } catch (error) {
        await rollBack(runner);
        throw error;
      }
    });
    afterwards.forEach((listener) => listener());
    return value;
  }

  private async connected<T>(work: (runner: QueryRunner) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.connect().catch((error: unknown) => Promise.reject(new DatabaseAway(error)));
      return await work(runner);
    } finally {
      await runner.release();
    }
  }
}

/** A service's database through its two roles. Built by the module, or by a test with `Database.open`. */
export class Database implements OnApplicationShutdown {
  private constructor(
    readonly request: RolePool,
    readonly worker: RolePool & WorkerDatabase,
  ) {}

  static async open(options: DatabaseOptions): Promise<Database> {
    const request = roleSource(options.requestUrl, options.entities, options.requestPool, REQUEST_LOCK_MS);
    const worker = roleSource(options.workerUrl, options.entities, options.workerPool, 0);
    try {
      await request.initialize();
      await worker.initialize();
    } catch (error) {
      for (const source of [request, worker]) if (source.isInitialized) await source.destroy();
      throw error;
    }
    return new Database(new RolePool(request), new WorkerPool(worker, options.workerUrl));
  }

  /** The last step of a stop: by then requests, consumers and schedules have ended. */
  async onApplicationShutdown(): Promise<void> {
    await this.close();
  }

  async close(): Promise<void> {
    await Promise.all([this.request.dataSource.destroy(), this.worker.dataSource.destroy()]);
  }
}

class WorkerPool extends RolePool implements WorkerDatabase {
  constructor(
    dataSource: DataSource,
    private readonly url: string,
  ) {
    super(dataSource);
  }

  async session(): Promise<WorkerSession> {
    return openSession(this.url);
  }
}

function roleSource(url: string, entities: DataSourceOptions['entities'], max: number = 10, lockMs: number): DataSource {
  const limits = { statement_timeout: STATEMENT_MS, lock_timeout: lockMs, idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS };
  return new DataSource({
    type: 'postgres',
    url,
    entities,
    connectTimeoutMS: CONNECT_MS,
    installExtensions: false,
    extra: { max, keepAlive: true, ...limits },
    poolErrorHandler: () => undefined,
  });
}

function transactionOf(runner: QueryRunner, afterwards: (() => void)[]): Tx {
  return {
    manager: runner.manager,
    query: <R>(sql: string, parameters?: unknown[]) => rowsOf<R>(runner, sql, parameters),
    afterCommit: (listener) => void afterwards.push(listener),
  };
}

async function rowsOf<R>(runner: QueryRunner, sql: string, parameters?: unknown[]): Promise<R[]> {
  return ((await runner.query(sql, parameters, true)).records ?? []) as R[];
}

// The first error tells what happened; that the connection is too broken to roll back adds nothing, and releasing it is enough.
async function rollBack(runner: QueryRunner): Promise<void> {
  if (!runner.isTransactionActive) return;
  await runner.rollbackTransaction().catch(() => undefined);
}
