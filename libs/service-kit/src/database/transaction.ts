import type { Tx as MessagingTx } from '@tributary/messaging';
import type { EntityManager } from 'typeorm';

/** A transaction under one of the service's roles. */
export interface Tx extends MessagingTx {
  /** Runs SQL with `$n` parameters and gives its rows, also those of `returning`. */
  query<R = Record<string, unknown>>(sql: string, parameters?: unknown[]): Promise<R[]>;
  /** TypeORM inside the same transaction. */
  readonly manager: EntityManager;
  /** Runs the listener once the transaction is committed, never after a rollback. */
  afterCommit(listener: () => void): void;
}
