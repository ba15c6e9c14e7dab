import { allEvents, type EventContract, typeOf } from '@tributary/contracts';
import { rowsOf } from './sql.js';

/** An event that stands in the outbox, in the order of its storing. */
export interface StoredEvent {
  readonly type: string;
  readonly aggregateId: string;
  readonly version: number;
  readonly data: unknown;
}

interface OutboxRow {
  readonly type: string;
  readonly typeVersion: number;
  readonly topic: string;
  readonly aggregateId: string;
  readonly version: number;
  readonly data: unknown;
}

const OUTBOX = `
  select type, type_version as "typeVersion", topic, aggregate_id as "aggregateId", version, data from outbox order by sequence`;

/**
 * Reads the outbox of a spec's database and checks each row: its contract exists, its payload parses and loses nothing by it, topic and key
 * are the contract's, and each aggregate's versions rise by one. Gives the events, so that a spec can go on to compare them.
 */
export async function checkOutbox(url: string, contracts: readonly EventContract[] = allEvents): Promise<StoredEvent[]> {
  const rows = await rowsOf<OutboxRow>(url, OUTBOX);
  const versions = new Map<string, number>();
  return rows.map((row) => {
    checkRow(row, contracts);
    const before = versions.get(row.aggregateId);
    if (before !== undefined && row.version !== before + 1)
      throw new Error(`${row.aggregateId} goes from version ${before} to ${row.version}.`);
    versions.set(row.aggregateId, row.version);
    return { type: `${row.type}@${row.typeVersion}`, aggregateId: row.aggregateId, version: row.version, data: row.data };
  });
}

function checkRow(row: OutboxRow, contracts: readonly EventContract[]): void {
  const type = `${row.type}@${row.typeVersion}`;
  const contract = contracts.find((candidate) => typeOf(candidate) === type);
  if (!contract) throw new Error(`There is no contract ${type}.`);
  if (row.data === null) return;
  const payload: unknown = contract.payload.parse(row.data);
  if (JSON.stringify(payload) !== JSON.stringify(row.data))
    throw new Error(`${type} holds more than its contract: ${JSON.stringify(row.data)}`);
  if (row.topic !== contract.topic) throw new Error(`${type} stands on ${row.topic}, not on ${contract.topic}.`);
  if (row.aggregateId !== contract.key(payload)) throw new Error(`${type} has the key ${row.aggregateId}, not its aggregate's id.`);
}
