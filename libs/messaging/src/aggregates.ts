import type { Tx } from './transaction.js';

/** Where an aggregate stands: the epoch changes with a restore, the version rises by one with each event. */
export interface Standing {
  readonly epoch: number;
  readonly version: number;
}

/** The aggregate has no row of its own. It was never created, or the id is wrong: never a reason to go on without the lock. */
export class AggregateMissing extends Error {
  override readonly name = 'AggregateMissing';
  constructor(readonly aggregateId: string) {
    super(`There is no aggregate ${aggregateId}: it is created with createAggregate before its first event.`);
  }
}

/** Gives a new aggregate its row, at version 0. A second call for the same id breaks the primary key. */
export async function createAggregate(tx: Tx, id: string): Promise<void> {
  await createAggregates(tx, [id]);
}

/** Gives many new aggregates their rows, in one statement. */
export async function createAggregates(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.query('insert into aggregate (id) select unnest($1::uuid[])', [ids]);
}

/**
 * Locks the aggregate until the transaction ends, which puts all its changes, and so its events, in one order.
 * The row holds no tenant data, so every role may lock it: a row that policies hide would be locked by nobody, without a word.
 * Throws AggregateMissing when there is none.
 */
export async function lockAggregate(tx: Tx, id: string): Promise<Standing> {
  const [row] = await tx.query<{ epoch: string; version: number }>('select epoch, version from aggregate where id = $1 for update', [id]);
  if (!row) throw new AggregateMissing(id);
  return { epoch: Number(row.epoch), version: row.version };
}
