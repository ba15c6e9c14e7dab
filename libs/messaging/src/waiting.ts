import { messageOf, reasonOf } from './failures.js';
import { columns } from './inbox.js';
import { afterFailure, type Patience } from './patience.js';
import type { Received, Unreadable } from './record.js';
import type { Tx } from './transaction.js';

/** An aggregate whose next event may be tried again. */
export interface Due {
  readonly topic: string;
  readonly aggregate: string;
}

/** An event in `waiting`, with what was tried so far. */
export interface WaitingEvent extends Received {
  readonly attempts: number;
  /** Milliseconds since it became the aggregate's next one. */
  readonly triedForMs: number;
  readonly due: boolean;
}

const PUT = `
  insert into waiting (consumer, topic, aggregate, epoch, version, partition, "offset", type, payload)
  select $1, $2, * from unnest($3::text[], $4::bigint[], $5::integer[], $6::integer[], $7::bigint[], $8::text[], $9::bytea[])
  on conflict do nothing`;

/** Keeps events whose turn has not come: no time to try them is set before they are the next ones. */
export async function putEarly(tx: Tx, consumer: string, topic: string, records: readonly Received[]): Promise<void> {
  if (records.length === 0) return;
  await tx.query(PUT, [
    consumer,
    topic,
    ...columns(records),
    records.map(({ partition }) => partition),
    records.map(({ offset }) => offset),
    records.map(({ type }) => type),
    records.map(({ value }) => value),
  ]);
}

/** Keeps an event that failed alone, with the time of its next try. */
export async function putFailed(
  tx: Tx,
  consumer: string,
  topic: string,
  record: Received,
  error: unknown,
  patience: Patience,
): Promise<void> {
  await putEarly(tx, consumer, topic, [record]);
  await noteFailure(tx, consumer, topic, { ...record, attempts: 0, triedForMs: 0, due: true }, error, patience);
}

const NOTE = `
  update waiting set attempts = $6, cause = $7,
         next_at = clock_timestamp() + coalesce($8::float8, 0) * interval '1 ms',
         parked_at = case when $8::float8 is null then clock_timestamp() end
  where consumer = $1 and topic = $2 and aggregate = $3 and epoch = $4 and version = $5`;

/** Counts a failure of an event in `waiting`, and sets its next try or parks it. */
export async function noteFailure(
  tx: Tx,
  consumer: string,
  topic: string,
  event: WaitingEvent,
  error: unknown,
  patience: Patience,
): Promise<void> {
  const reason = reasonOf(error);
  const { attempts, pauseMs } = afterFailure(reason, event.attempts, event.triedForMs, patience);
  await tx.query(NOTE, [consumer, topic, event.aggregateId, event.epoch, event.version, attempts, causeOf(reason), pauseMs]);
}

/** Forgets older events of an aggregate that wait: on a compacted topic the newer one holds the whole state. */
export async function supersede(tx: Tx, consumer: string, topic: string, record: Received): Promise<void> {
  const place = [record.aggregateId, record.epoch, record.version];
  await tx.query(
    'delete from waiting where consumer = $1 and topic = $2 and aggregate = $3 and (epoch, version) < ($4::bigint, $5::integer)',
    [consumer, topic, ...place],
  );
}

/** Aggregates whose next event may be tried now, those that wait longest first. */
export async function findDue(tx: Tx, consumer: string, limit: number): Promise<Due[]> {
  return tx.query<Due & Record<string, unknown>>(
    `select topic, aggregate from waiting
     where consumer = $1 and parked_at is null and next_at <= clock_timestamp() order by next_at limit $2`,
    [consumer, limit],
  );
}

interface WaitingRow {
  epoch: string;
  version: number;
  partition: number;
  offset: string;
  type: string;
  payload: Buffer | null;
  attempts: number;
  tried_for_ms: number;
  due: boolean;
}

/** The event of an aggregate that waits at the lowest place. */
export async function firstWaiting(tx: Tx, consumer: string, { topic, aggregate }: Due): Promise<WaitingEvent | undefined> {
  const [row] = await tx.query<WaitingRow>(
    `select epoch, version, partition, "offset", type, payload, attempts,
            extract(epoch from clock_timestamp() - since)::float8 * 1000 as tried_for_ms,
            parked_at is null and next_at <= clock_timestamp() as due
     from waiting where consumer = $1 and topic = $2 and aggregate = $3 order by epoch, version limit 1`,
    [consumer, topic, aggregate],
  );
  if (!row) return undefined;
  const { payload, tried_for_ms, ...rest } = row;
  return {
    ...rest,
    aggregateId: aggregate,
    epoch: Number(row.epoch),
    offset: Number(row.offset),
    value: payload,
    triedForMs: tried_for_ms,
  };
}

// The conditions stand on the row itself: they are looked at again when the missing event arrives while this statement waits for its lock.
const PARK_GAPS = `
  update waiting w set parked_at = clock_timestamp(), cause = 'An earlier event of the aggregate has not arrived.'
  from (
    select distinct on (topic, aggregate) topic, aggregate, epoch, version from waiting
    where consumer = $1 order by topic, aggregate, epoch, version
  ) first
  where w.consumer = $1 and (w.topic, w.aggregate, w.epoch, w.version) = (first.topic, first.aggregate, first.epoch, first.version)
    and w.next_at is null and w.parked_at is null and w.since < clock_timestamp() - $2::float8 * interval '1 ms'`;

/** Parks aggregates that have waited for a missing event for too long. Should it arrive after all, they go on by themselves. */
export async function parkGaps(tx: Tx, consumer: string, gapMs: number): Promise<void> {
  await tx.query(PARK_GAPS, [consumer, gapMs]);
}

/** Keeps records that belong to no aggregate's order, for an operator to look at. */
export async function quarantine(
  tx: Tx,
  consumer: string,
  topic: string,
  partition: number,
  records: readonly Unreadable[],
): Promise<void> {
  for (const { message, cause } of records) {
    const headers = JSON.stringify(message.headers ?? {}, (_, value: unknown) =>
      value instanceof Uint8Array ? Buffer.from(value).toString() : value,
    );
    await tx.query(
      `insert into quarantine (consumer, topic, partition, "offset", key, value, headers, cause) values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict do nothing`,
      [consumer, topic, partition, message.offset, message.key, message.value, headers, cause],
    );
  }
}

// PostgreSQL's text holds no zero byte, and a cause is read by people.
function causeOf(error: unknown): string {
  return messageOf(error).replaceAll('\0', '').slice(0, 2000);
}
