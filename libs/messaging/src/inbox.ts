import type { Standing } from './aggregates.js';
import { GenerationMoved } from './failures.js';
import { type Known, placeOf } from './judge.js';
import type { Received } from './record.js';
import type { Tx } from './transaction.js';

/** A partition as a consumer reads it, at the generation it knows. */
export interface Partition {
  readonly consumer: string;
  readonly topic: string;
  readonly partition: number;
  readonly generation: number;
}

// The lock on the position comes first. A member that lost its partition may still be at work: they go one after the other.
const OPEN = `
  with created as (
    insert into inbox (consumer, topic, aggregate) select $1, $2, unnest($4::text[]) on conflict do nothing
  )
  select generation, silent_to from position where consumer = $1 and topic = $2 and partition = $3 for update`;

/**
 * Locks the partition's position and gives each aggregate its inbox row. Returns the offset below which events are silent.
 * Throws GenerationMoved when the partition was rewound since this member took it.
 */
export async function openPartition(tx: Tx, at: Partition, aggregates: readonly string[]): Promise<number> {
  const parameters = [at.consumer, at.topic, at.partition, aggregates];
  const [position] = await tx.query<{ generation: number; silent_to: string }>(OPEN, parameters);
  if (position?.generation !== at.generation) throw new GenerationMoved(at.topic, at.partition);
  return Number(position.silent_to);
}

// Marks are locked in the order of their keys, and a row that was waited for is read again. What waits or is skipped may be read a moment
// too early, as of before the wait: by then the mark has passed it, and the mark decides first.
const LOCK = `
  with marks as materialized (
    select aggregate, epoch, version from inbox
    where consumer = $1 and topic = $2 and aggregate = any ($3::text[])
    order by aggregate for update
  ), places as (
    select * from unnest($4::text[], $5::bigint[], $6::integer[]) as place (aggregate, epoch, version)
  )
  select 'mark' as kind, aggregate, epoch, version from marks
  union all
  select 'waiting', aggregate, epoch, version from waiting join places using (aggregate, epoch, version)
  where consumer = $1 and topic = $2
  union all
  select 'skipped', aggregate, epoch, version from skip join places using (aggregate, epoch, version)
  where consumer = $1 and topic = $2`;

interface Row {
  kind: 'mark' | 'waiting' | 'skipped';
  aggregate: string;
  epoch: string;
  version: number;
}

/** Locks the marks of the records' aggregates until the transaction ends, and says what is known of the records. */
export async function lockMarks(tx: Tx, consumer: string, topic: string, records: readonly Place[]): Promise<Known> {
  const places = columns(records);
  const rows = await tx.query<Row>(LOCK, [consumer, topic, [...new Set(places[0])], ...places]);
  const marks = new Map<string, Standing>();
  const found = { waiting: new Set<string>(), skipped: new Set<string>() };
  for (const { kind, aggregate, version, ...row } of rows) {
    const epoch = Number(row.epoch);
    if (kind === 'mark') marks.set(aggregate, { epoch, version });
    else found[kind].add(placeOf({ aggregateId: aggregate, epoch, version }));
  }
  return { marks, ...found };
}

type Place = Pick<Received, 'aggregateId' | 'epoch' | 'version'>;

// An aggregate's next event in `waiting` becomes due, unless it has been tried already. Whoever waited for a gap is no longer parked.
const SETTLE = `
  with marks as (
    select * from unnest($3::text[], $4::bigint[], $5::integer[]) as mark (aggregate, epoch, version)
  ), advanced as (
    update inbox i set epoch = m.epoch, version = m.version from marks m
    where i.consumer = $1 and i.topic = $2 and i.aggregate = m.aggregate
  ), settled as (
    delete from waiting w using marks m
    where w.consumer = $1 and w.topic = $2 and w.aggregate = m.aggregate and (w.epoch, w.version) <= (m.epoch, m.version)
  ), moved as (
    update position set next_offset = greatest(next_offset, $7::bigint) where consumer = $1 and topic = $2 and partition = $6::integer
  )
  update waiting w set next_at = clock_timestamp(), since = clock_timestamp(), parked_at = null from marks m
  where w.consumer = $1 and w.topic = $2 and w.aggregate = m.aggregate
    and w.version = m.version + 1 and w.epoch >= m.epoch and w.next_at is null
  returning w.aggregate`;

/**
 * Raises marks, deletes what they have passed from `waiting`, and moves the partition's position. Says whether events in `waiting` became
 * due by it. Without `moved` no position moves.
 */
export async function settle(
  tx: Tx,
  consumer: string,
  topic: string,
  marks: ReadonlyMap<string, Standing>,
  moved?: { readonly partition: number; readonly nextOffset: number },
): Promise<boolean> {
  const places = columns([...marks].map(([aggregateId, mark]) => ({ aggregateId, ...mark })));
  const due = await tx.query(SETTLE, [consumer, topic, ...places, moved?.partition ?? null, moved?.nextOffset ?? null]);
  return due.length > 0;
}

/** Records as the columns of an `unnest`. */
export function columns(records: readonly Place[]): [string[], number[], number[]] {
  return [records.map(({ aggregateId }) => aggregateId), records.map(({ epoch }) => epoch), records.map(({ version }) => version)];
}
