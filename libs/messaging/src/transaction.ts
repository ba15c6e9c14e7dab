/** A database transaction as messaging sees it: anything that runs SQL with `$n` parameters and returns rows. */
export interface Tx {
  query<R = Record<string, unknown>>(sql: string, parameters?: unknown[]): Promise<R[]>;
  /** Runs the listener once the transaction is committed, never after a rollback. A transaction without it wakes nobody. */
  afterCommit?(listener: () => void): void;
}

/** A connection that belongs to its taker alone until it is closed, outside any pool and any transaction. It holds the relay's lock. */
export interface WorkerSession {
  query<R = Record<string, unknown>>(sql: string, parameters?: unknown[]): Promise<R[]>;
  /** Tells once that the connection is gone, at once if it is gone already. Not called after `close`. */
  onLost(listener: (reason: Error) => void): void;
  close(): Promise<void>;
}

/**
 * The service's database under its worker role. `transaction` runs in READ COMMITTED: a row that was waited for is read again under its lock.
 * Each consumer takes as many connections as it reads partitions at once, and one for its retries.
 */
export interface WorkerDatabase {
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  session(): Promise<WorkerSession>;
}
