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

// The aggregate advances and the row is written in one statement: whoever holds the lock gets the next version, and no version is ever lost.
const STORE = `
  with advanced as (
    update aggregate set version = version + 1 where id = $1::uuid returning id, epoch, version
  ), stored as (
    insert into outbox (topic, aggregate_id, type, type_version, epoch, version, correlation_id, traceparent, data)
    select $2, id::text, $3, $4, epoch, version, $5, $6, $7::json from advanced
  )
  select epoch, version from advanced`;

/** Writes events beside the rows they tell of, in the same transaction. Who rolls back has sent nothing, who commits has sent. */
@Injectable()
export class Outbox {
  private readonly listeners = new Set<() => void>();

  /**
   * Stores the event as the aggregate's next one; the aggregate's id is the contract's key. Unknown fields of the payload are dropped.
   * Throws a ZodError for a payload that breaks its contract, AggregateMissing, PayloadTooLarge.
   */
  async add<C extends EventContract>(tx: Tx, contract: C, payload: PayloadOf<C>): Promise<Standing> {
    const data = JSON.stringify(contract.payload.parse(payload));
    const bytes = Buffer.byteLength(data);
    if (bytes > MAX_PAYLOAD_BYTES) throw new PayloadTooLarge(contract.name, bytes);
    return this.store(tx, contract, contract.key(payload), data);
  }

  /** Stores a tombstone, a record without a value, after which compaction forgets the aggregate. For compacted topics alone. */
  async addTombstone(tx: Tx, contract: EventContract, aggregateId: string): Promise<Standing> {
    if (contract.history !== 'compacted') throw new Error(`${contract.topic} is kept for ever: it takes no tombstone.`);
    return this.store(tx, contract, aggregateId, null);
  }

  /** Calls the listener after each commit that stored an event in this process, to wake the relay early. */
  onStored(listener: () => void): void {
    this.listeners.add(listener);
  }

  private async store(tx: Tx, contract: EventContract, aggregateId: string, data: string | null): Promise<Standing> {
    const { correlationId, traceparent } = currentContext();
    const parameters = [aggregateId, contract.topic, contract.name, contract.version, correlationId, traceparent, data];
    const [row] = await tx.query<{ epoch: string; version: number }>(STORE, parameters);
    if (!row) throw new AggregateMissing(aggregateId);
    tx.afterCommit?.(() => this.listeners.forEach((listener) => listener()));
    return { epoch: Number(row.epoch), version: row.version };
  }
}
