import { setTimeout as pause } from 'node:timers/promises';
import type { Admin, Kafka } from 'kafkajs';
import type { Tx, WorkerDatabase } from './transaction.js';

/** Where a consumer stands in a partition: the next offset, and the generation, which rises when it is rewound. */
export interface Position {
  readonly topic: string;
  readonly partition: number;
  readonly generation: number;
  readonly nextOffset: number;
}

// A topic that the consumer has never read has all its history below `silent_to`. A partition that joins a known topic is new, so nothing
// in it is silent.
const REGISTER = `
  insert into position (consumer, topic, partition, next_offset, silent_to)
  select $1, $2, partition, low,
         case when exists (select from position where consumer = $1 and topic = $2) then 0 else high end
  from unnest($3::integer[], $4::bigint[], $5::bigint[]) as ends (partition, low, high)
  on conflict do nothing`;

/**
 * Writes the positions of partitions that the consumer has not met, each with `silent_to`: what is there already sends nothing outward.
 * It belongs before the services serve, since what is published between the first event and this call would be silent too.
 */
export async function registerPositions(
  kafka: Kafka,
  database: WorkerDatabase,
  consumer: string,
  topics: readonly string[],
): Promise<void> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    for (const topic of topics) {
      const ends = await endsOf(admin, topic);
      const columns = [ends.map(({ partition }) => partition), ends.map(({ low }) => low), ends.map(({ high }) => high)];
      await database.transaction((tx) => tx.query(REGISTER, [consumer, topic, ...columns]));
    }
  } finally {
    await admin.disconnect();
  }
}

const LEADER_TRIES = 100;
const LEADER_PAUSE_MS = 100;

// A topic that another process is just making has no leader for a moment. kafkajs waits for one where it makes the topic, but not here.
async function endsOf(admin: Admin, topic: string): ReturnType<Admin['fetchTopicOffsets']> {
  for (let tries = 1; ; tries++) {
    try {
      return await admin.fetchTopicOffsets(topic);
    } catch (error) {
      if (!isRetriable(error) || tries === LEADER_TRIES) throw error;
      await pause(LEADER_PAUSE_MS);
    }
  }
}

const isRetriable = (error: unknown): boolean => error instanceof Error && 'retriable' in error && error.retriable === true;

/** All positions of a consumer. */
export async function readPositions(tx: Tx, consumer: string): Promise<Position[]> {
  const rows = await tx.query<{ topic: string; partition: number; generation: number; next_offset: string }>(
    'select topic, partition, generation, next_offset from position where consumer = $1',
    [consumer],
  );
  return rows.map(({ next_offset, ...row }) => ({ ...row, nextOffset: Number(next_offset) }));
}

/**
 * Sends a consumer back to the start of all its partitions. What it has seen stays marked and is dropped when it comes again. A batch in hand
 * throws itself away; a running member notices with its next batch.
 */
export async function rewind(tx: Tx, consumer: string): Promise<void> {
  await tx.query('update position set next_offset = 0, generation = generation + 1 where consumer = $1', [consumer]);
}
