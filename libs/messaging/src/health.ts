import type { Tx } from './transaction.js';

/** How messaging stands in one database. */
export interface MessagingHealth {
  /** Rows that Kafka has not acknowledged yet, counted up to 10,000. */
  readonly unpublished: number;
  /** Milliseconds since the oldest of them was stored; 0 when there is none. */
  readonly oldestUnpublishedMs: number;
  readonly consumers: readonly ConsumerHealth[];
}

export interface ConsumerHealth {
  readonly consumer: string;
  /** Events that wait for another try, or behind one that does. */
  readonly waiting: number;
  /** Aggregates that wait for an operator. */
  readonly parkedAggregates: number;
  readonly quarantined: number;
}

const OUTBOX = `
  select (select count(*)::int from (select from outbox limit 10000) as counted) as unpublished,
         coalesce((select extract(epoch from clock_timestamp() - occurred_at)::float8 * 1000 from outbox order by sequence limit 1), 0) as oldest`;

const CONSUMERS = `
  select p.consumer,
         (select count(*)::int from waiting w where w.consumer = p.consumer) as waiting,
         (select count(distinct (topic, aggregate))::int from waiting w where w.consumer = p.consumer and parked_at is not null) as parked,
         (select count(*)::int from quarantine q where q.consumer = p.consumer) as quarantined
  from (select distinct consumer from position) p order by 1`;

/** Reads the figures for gauges, as the worker role. */
export async function messagingHealth(tx: Pick<Tx, 'query'>): Promise<MessagingHealth> {
  const [outbox] = await tx.query<{ unpublished: number; oldest: number }>(OUTBOX);
  const consumers = await tx.query<{ consumer: string; waiting: number; parked: number; quarantined: number }>(CONSUMERS);
  return {
    unpublished: outbox?.unpublished ?? 0,
    oldestUnpublishedMs: Math.max(0, Math.round(outbox?.oldest ?? 0)),
    consumers: consumers.map(({ parked, ...row }) => ({ ...row, parkedAggregates: parked })),
  };
}
