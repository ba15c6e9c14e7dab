import { Injectable } from '@nestjs/common';
import type { EventContract, PayloadOf } from '@tributary/contracts';
import { AggregateMissing, type Standing } from './aggregates.js';
import { currentContext } from './context.js';
import type { Tx } from './transaction.js';

/** Bytes of JSON in one payload. Kafka refuses records above 1 MiB by default, and a refused record would stop the relay. */
export const MAX_PAYLOAD_BYTES = 512 * 1024;

/** The payload is too large for a record: events hold facts, files stand in the file store. */
export class PayloadTooLarge extends Error {
  override readonly name = 'PayloadTooLarge';
  constructor(type: string, bytes: number) {
    super(`${type} has ${bytes} bytes; an event may have ${MAX_PAYLOAD_BYTES}.`);
  }
}

// The aggregates advance and the rows are written in one statement: whoever holds the lock gets the next version, and no version is ever lost.
const STORE = `
  with advanced as (
    update aggregate a set version = a.version + 1 from unnest($1::uuid[], $7::text[]) as told (id, data)
    where a.id = told.id returning a.id, a.epoch, a.version, told.data
  ), stored as (
    insert into outbox (topic, aggregate_id, type, type_version, epoch, version, correlation_id, traceparent, data)
    select $2, id::text, $3, $4, epoch, version, $5, $6, data::json from advanced
  )
  select id, epoch, version from advanced`;

interface Stored {
  readonly id: string;
  readonly epoch: string;
  readonly version: number;
}

/** Writes events beside the rows they tell of, in the same transaction. Who rolls back has sent nothing, who commits has sent. */
@Injectable()
export class Outbox {
  private readonly listeners = new Set<() => void>();

  /**
   * Stores the event as the aggregate's next one; the aggregate's id is the contract's key. Unknown fields of the payload are dropped.
   * Throws a ZodError for a payload that breaks its contract, AggregateMissing, PayloadTooLarge.
   */
  async add<C extends EventContract>(tx: Tx, contract: C, payload: PayloadOf<C>): Promise<Standing> {
    return standing(await this.store(tx, contract, [contract.key(payload)], [written(contract, payload)]));
  }

  /**
   * Stores one event for each of many aggregates in one statement, as `add` would one by one. Throws AggregateMissing for an aggregate that
   * there is not, and for one that is named twice: a statement advances it once.
   */
  async addAll<C extends EventContract>(tx: Tx, contract: C, payloads: readonly PayloadOf<C>[]): Promise<void> {
    if (payloads.length === 0) return;
    const ids = payloads.map((payload) => contract.key(payload));
    const data = payloads.map((payload) => written(contract, payload));
    await this.store(tx, contract, ids, data);
  }

  /** Stores a tombstone, a record without a value, after which compaction forgets the aggregate. For compacted topics alone. */
  async addTombstone(tx: Tx, contract: EventContract, aggregateId: string): Promise<Standing> {
    if (contract.history !== 'compacted') throw new Error(`${contract.topic} is kept for ever: it takes no tombstone.`);
    return standing(await this.store(tx, contract, [aggregateId], [null]));
  }

  /** Calls the listener after each commit that stored an event in this process, to wake the relay early. */
  onStored(listener: () => void): void {
    this.listeners.add(listener);
  }

  private async store(tx: Tx, contract: EventContract, ids: readonly string[], data: readonly (string | null)[]): Promise<Stored[]> {
    const { correlationId, traceparent } = currentContext();
    const parameters = [ids, contract.topic, contract.name, contract.version, correlationId, traceparent, data];
    const rows = await tx.query<Stored>(STORE, parameters);
    if (rows.length < ids.length) throw new AggregateMissing(unmet(ids, rows));
    tx.afterCommit?.(() => this.listeners.forEach((listener) => listener()));
    return rows;
  }
}

function written<C extends EventContract>(contract: C, payload: PayloadOf<C>): string {
  const data = JSON.stringify(contract.payload.parse(payload));
  const bytes = Buffer.byteLength(data);
  if (bytes > MAX_PAYLOAD_BYTES) throw new PayloadTooLarge(contract.name, bytes);
  return data;
}

function standing([row]: readonly Stored[]): Standing {
  if (!row) throw new Error('An event that was stored has a version.');
  return { epoch: Number(row.epoch), version: row.version };
}

// The first id that advanced no row of its own: it is unknown, or stood in the statement before.
function unmet(ids: readonly string[], rows: readonly Stored[]): string {
  const met = new Set(rows.map(({ id }) => id));
  return ids.find((id) => !met.delete(id)) ?? '';
}
