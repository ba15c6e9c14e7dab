import type { KafkaMessage } from 'kafkajs';
import { BatchProcessor } from '../src/batch.js';
import { HandlerTable } from '../src/handlers.js';
import type { Patience } from '../src/patience.js';
import { RetryWorker } from '../src/retry-worker.js';
import type { Subscription } from '../src/subscriptions.js';
import type { WorkerDatabase } from '../src/transaction.js';
import type { FreshDatabase } from './database.js';

/** Short enough for a test to see every stage. */
export const HASTE: Patience = { firstPauseMs: 20, longestPauseMs: 40, attempts: 3, referenceMs: 300, gapMs: 200 };

/** A consumer without Kafka: partition 0 of the topic is what the test feeds to it. */
export class Feed {
  readonly processor: BatchProcessor;
  readonly retries: RetryWorker;
  private readonly handlers: HandlerTable;

  constructor(
    readonly database: FreshDatabase,
    readonly consumer: string,
    readonly topic: string,
    subscriptions: Subscription[],
    worker: WorkerDatabase = database.worker,
  ) {
    this.handlers = new HandlerTable({ consumer, subscriptions }, (handler) => new handler());
    this.retries = new RetryWorker(worker, this.handlers, HASTE);
    this.processor = new BatchProcessor(worker, this.handlers, HASTE, () => this.retries.wake());
  }

  /** Begins at offset 0, where all below `silentTo` is history. */
  async open(silentTo = 0): Promise<void> {
    await this.database.admin.query('insert into position (consumer, topic, partition, silent_to) values ($1, $2, 0, $3)', [
      this.consumer,
      this.topic,
      silentTo,
    ]);
  }

  async process(messages: readonly KafkaMessage[], generation = 0): Promise<void> {
    await this.processor.process({ consumer: this.consumer, topic: this.topic, partition: 0, generation, messages });
  }

  /** The versions that took effect, in their order, by aggregate. */
  async effects(): Promise<Record<string, number[]>> {
    const rows = await this.database.admin.query<{ aggregate: string; versions: number[] }>(
      'select aggregate, array_agg(version order by id) as versions from effect where consumer = $1 group by aggregate',
      [this.consumer],
    );
    return Object.fromEntries(rows.map(({ aggregate, versions }) => [aggregate, versions]));
  }

  async waiting(): Promise<{ aggregate: string; version: number; attempts: number; parked: boolean; cause: string | null }[]> {
    return this.database.admin.query(
      `select aggregate, version, attempts, parked_at is not null as parked, cause from waiting
       where consumer = $1 order by aggregate, version`,
      [this.consumer],
    );
  }

  async mark(aggregate: string): Promise<number | undefined> {
    const [row] = await this.database.admin.query<{ version: number }>(
      'select version from inbox where consumer = $1 and topic = $2 and aggregate = $3',
      [this.consumer, this.topic, aggregate],
    );
    return row?.version;
  }

  async nextOffset(): Promise<number> {
    const [row] = await this.database.admin.query<{ next: number }>(
      'select next_offset::int as next from position where consumer = $1 and topic = $2',
      [this.consumer, this.topic],
    );
    return row?.next ?? -1;
  }
}

/** Opens a feed of a consumer of its own. */
export type OpenFeed = (
  subscriptions: (consumer: string) => Subscription[],
  options?: { readonly topic?: string; readonly silentTo?: number },
) => Promise<Feed>;

/** Feeds of one database, of the given topic unless told otherwise. */
export function feedsOf(database: FreshDatabase, ofTopic: string): OpenFeed {
  let feeds = 0;
  return async (subscriptions, { topic = ofTopic, silentTo } = {}) => {
    const consumer = `test.${(feeds += 1)}`;
    const made = new Feed(database, consumer, topic, subscriptions(consumer));
    await made.open(silentTo);
    return made;
  };
}
