import type { Tx } from './transaction.js';

/** An aggregate that has stopped for one consumer, as an operator sees it. */
export interface ParkedEvent {
  readonly consumer: string;
  readonly topic: string;
  readonly aggregate: string;
  readonly epoch: string;
  readonly version: number;
  readonly type: string;
  readonly attempts: number;
  readonly parkedAt: Date;
  readonly cause: string;
  /** Events of the aggregate that queue behind it. */
  readonly behind: number;
}

/** Which event of which aggregate, for which consumer. */
export type ParkedPlace = Pick<ParkedEvent, 'consumer' | 'topic' | 'aggregate' | 'epoch' | 'version'>;

/** All that is parked, the oldest first, 1000 at most. */
export async function findParked(tx: Tx): Promise<ParkedEvent[]> {
  return tx.query<ParkedEvent & Record<string, unknown>>(
    `select consumer, topic, aggregate, epoch, version, type, attempts, parked_at as "parkedAt", cause,
            (select count(*)::int - 1 from waiting b where (b.consumer, b.topic, b.aggregate) = (w.consumer, w.topic, w.aggregate)) as behind
     from waiting w where parked_at is not null order by parked_at limit 1000`,
  );
}

/** Gives a parked event a new set of attempts, at once. Throws when it is not parked. */
export async function retryParked(tx: Tx, place: ParkedPlace): Promise<void> {
  await release(tx, place);
}

/** Gives a parked event up, for this consumer and for every later replay, and lets its aggregate go on. Says for ever who did it and why. */
export async function discardParked(tx: Tx, place: ParkedPlace, who: string, why: string): Promise<void> {
  await release(tx, place);
  await tx.query(
    'insert into skip (consumer, topic, aggregate, epoch, version, who, why) values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing',
    [...columns(place), who, why],
  );
}

async function release(tx: Tx, place: ParkedPlace): Promise<void> {
  await tx.query('select 1 from inbox where consumer = $1 and topic = $2 and aggregate = $3 for update', columns(place).slice(0, 3));
  const released = await tx.query(
    `update waiting set parked_at = null, attempts = 0, next_at = clock_timestamp(), since = clock_timestamp()
     where consumer = $1 and topic = $2 and aggregate = $3 and epoch = $4 and version = $5 and parked_at is not null and next_at is not null
     returning version`,
    columns(place),
  );
  if (released.length === 0) throw new Error(`Nothing that can be tried is parked at ${place.aggregate} ${place.epoch}.${place.version}.`);
}

function columns({ consumer, topic, aggregate, epoch, version }: ParkedPlace): unknown[] {
  return [consumer, topic, aggregate, epoch, version];
}
