import type { OutboxRow } from './record.js';
import type { WorkerSession } from './transaction.js';

/** Rows in one batch, and bytes of their records: all may fall into one partition, whose request Kafka refuses above 1 MiB, for ever. */
const MAX_ROWS = 500;
const MAX_BYTES = 900 * 1024;
/** What stands around a payload in its record, at most, without the correlation id: the envelope, the key, both headers. */
const ENVELOPE_BYTES = 1024;

/** After so many deletes the table is vacuumed, lest reading from its start walks over all that was ever there. */
const VACUUM_EVERY_ROWS = 20_000;

// No cursor: a sequence is taken before its transaction commits, so a reader that remembers a number skips what commits late.
// Within one aggregate the lock makes numbers, versions and commits run in one order.
const READ = `
  select sequence, id, topic, aggregate_id, type, type_version, epoch, version, correlation_id, traceparent, data::text,
         to_char(occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as occurred_at
  from outbox
  where sequence <> all ($1::bigint[])
  order by sequence
  limit ${MAX_ROWS}`;

/** The oldest unpublished rows, without those that are being sent, as many as one request may hold. */
export async function readUnpublished(session: WorkerSession, inFlight: readonly OutboxRow[]): Promise<OutboxRow[]> {
  const rows = await session.query<OutboxRow>(READ, [inFlight.map(({ sequence }) => sequence)]);
  let bytes = 0;
  const end = rows.findIndex((row) => (bytes += bytesOf(row)) > MAX_BYTES);
  return end < 0 ? rows : rows.slice(0, Math.max(end, 1));
}

function bytesOf({ data, correlation_id }: OutboxRow): number {
  return ENVELOPE_BYTES + Buffer.byteLength(JSON.stringify(correlation_id)) + Buffer.byteLength(data ?? '');
}

/** Deletes what Kafka has acknowledged, and keeps the table small. */
export class PublishedRows {
  private sinceVacuum = 0;

  async clear(session: WorkerSession, rows: readonly OutboxRow[]): Promise<void> {
    if (rows.length === 0) return;
    await session.query('delete from outbox where sequence = any ($1::bigint[])', [rows.map(({ sequence }) => sequence)]);
    this.sinceVacuum += rows.length;
    if (this.sinceVacuum < VACUUM_EVERY_ROWS) return;
    this.sinceVacuum = 0;
    await session.query('vacuum (truncate false, skip_locked) outbox');
  }
}
