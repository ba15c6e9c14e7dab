import { Logger } from '@nestjs/common';
import type { Consumer, ConsumerCrashEvent, ConsumerGroupJoinEvent, EachBatchPayload, IMemberAssignment, Kafka } from 'kafkajs';
import type { BatchProcessor, Slice } from './batch.js';
import { BrokerAbsence } from './broker-absence.js';
import { GenerationMoved } from './failures.js';
import type { HandlerTable } from './handlers.js';
import { outlast } from './outlast.js';
import { type Position, readPositions, registerPositions } from './position.js';
import type { WorkerDatabase } from './transaction.js';

/** Records in one transaction. */
const MAX_RECORDS = 500;
/** kafkajs notices a rebalance or a stop only when its fetch returns, so fetches on quiet topics are short. */
const FETCH_WAIT_MS = 500;
const HEARTBEAT_MS = 500;
/** A member that is killed keeps its partitions for so long. */
const SESSION_MS = 10_000;

export interface ConsumerParts {
  readonly kafka: Kafka;
  readonly database: WorkerDatabase;
  readonly handlers: HandlerTable;
  readonly processor: BatchProcessor;
  readonly partitionsAtOnce: number;
  readonly onCrash: (error: Error) => void;
}

/** One member of a consumer group. The position in the database is the truth; the offset in Kafka follows it, for those who watch from outside. */
export class EventConsumer {
  private readonly logger: Logger;
  private readonly kafkaConsumer: Consumer;
  private readonly positions = new Map<string, Position>();
  private readonly lags = new Map<string, number>();
  private readonly absence = new BrokerAbsence();
  private assignment: IMemberAssignment = {};
  private aligned: Promise<void> = Promise.resolve();
  private stopping = false;

  constructor(private readonly parts: ConsumerParts) {
    this.logger = new Logger(parts.handlers.consumer);
    this.kafkaConsumer = parts.kafka.consumer({
      groupId: parts.handlers.consumer,
      maxWaitTimeInMs: FETCH_WAIT_MS,
      heartbeatInterval: HEARTBEAT_MS,
      sessionTimeout: SESSION_MS,
      allowAutoTopicCreation: false,
      retry: { restartOnFailure: (error) => Promise.resolve(this.absence.outlasts(error)) },
    });
    const { GROUP_JOIN, FETCH, CRASH } = this.kafkaConsumer.events;
    this.kafkaConsumer.on(GROUP_JOIN, (event) => this.joined(event));
    this.kafkaConsumer.on(FETCH, () => this.absence.end());
    this.kafkaConsumer.on(CRASH, (event) => this.crashed(event));
  }

  get name(): string {
    return this.parts.handlers.consumer;
  }

  /** Records behind the end of each partition in hand, as of its last batch. */
  get lag(): ReadonlyMap<string, number> {
    return this.lags;
  }

  /** Whether the broker has been away since the last fetch. */
  get away(): boolean {
    return this.absence.away;
  }

  /** Resolves once the member has joined its group, or its broker was away and it tries again by itself. */
  async start(): Promise<void> {
    await this.kafkaConsumer.connect();
    await this.kafkaConsumer.subscribe({ topics: this.parts.handlers.topics, fromBeginning: true });
    await this.kafkaConsumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: this.parts.partitionsAtOnce,
      eachBatch: (payload) => this.eachBatch(payload),
    });
  }

  /** Finishes the transactions in hand, commits their offsets and leaves the group. */
  async stop(): Promise<void> {
    this.stopping = true;
    await this.kafkaConsumer.disconnect();
  }

  private joined({ payload }: ConsumerGroupJoinEvent): void {
    this.assignment = payload.memberAssignment;
    this.align();
  }

  private crashed({ payload }: ConsumerCrashEvent): void {
    if (!this.stopping && !payload.restart) this.parts.onCrash(payload.error);
  }

  /** Seeks each partition in hand to its position. Batches wait for it. */
  private align(): void {
    this.lags.clear();
    this.aligned = outlast(
      () => this.seek(this.assignment),
      () => !this.stopping,
    );
    // Batches await it and throw its error; between them nobody does.
    this.aligned.catch(() => undefined);
  }

  private async seek(assignment: IMemberAssignment): Promise<void> {
    const { kafka, database, handlers } = this.parts;
    const mine = Object.entries(assignment).flatMap(([topic, partitions]) => partitions.map((partition) => ({ topic, partition })));
    let known = await this.knownPositions();
    if (mine.some(({ topic, partition }) => !known.has(keyOf(topic, partition)))) {
      await registerPositions(kafka, database, handlers.consumer, Object.keys(assignment));
      known = await this.knownPositions();
    }
    for (const { topic, partition } of mine) {
      const position = known.get(keyOf(topic, partition));
      if (!position) throw new Error(`${topic}/${partition} has no position.`);
      this.positions.set(keyOf(topic, partition), position);
      this.kafkaConsumer.seek({ topic, partition, offset: String(position.nextOffset) });
    }
  }

  private async knownPositions(): Promise<Map<string, Position>> {
    const rows = await this.parts.database.transaction((tx) => readPositions(tx, this.parts.handlers.consumer));
    return new Map(rows.map((row) => [keyOf(row.topic, row.partition), row]));
  }

  private async eachBatch(payload: EachBatchPayload): Promise<void> {
    // Long handlers must not cost the membership. Where a beat fails, the fetch loop's next one fails too, and rejoins.
    const beat = setInterval(() => void payload.heartbeat().catch(() => undefined), HEARTBEAT_MS);
    try {
      await this.aligned;
      for (let from = 0; from < payload.batch.messages.length; from += MAX_RECORDS) {
        if (!payload.isRunning() || payload.isStale()) return;
        await this.handle(payload, payload.batch.messages.slice(from, from + MAX_RECORDS));
      }
    } catch (error) {
      if (!(error instanceof GenerationMoved)) throw error;
      this.logger.log(error.message);
      this.align();
    } finally {
      clearInterval(beat);
    }
  }

  private async handle(payload: EachBatchPayload, messages: Slice['messages']): Promise<void> {
    const { topic, partition, highWatermark } = payload.batch;
    const last = messages[messages.length - 1];
    const position = this.positions.get(keyOf(topic, partition));
    if (!last || !position) throw new Error(`${topic}/${partition} is not this member's.`);
    const slice = { consumer: this.parts.handlers.consumer, topic, partition, generation: position.generation, messages };
    await this.process(slice, () => payload.isRunning() && !payload.isStale());
    payload.resolveOffset(last.offset);
    const offset = String(Number(last.offset) + 1);
    await payload.commitOffsetsIfNecessary({ topics: [{ topic, partitions: [{ partition, offset }] }] });
    this.lags.set(keyOf(topic, partition), Number(highWatermark) - Number(offset));
  }

  // What is left after outages and failed events is a fault of ours, which no repetition mends: it does not pass as one of Kafka's.
  private async process(slice: Slice, goOn: () => boolean): Promise<void> {
    try {
      await outlast(() => this.parts.processor.process(slice), goOn);
    } catch (error) {
      if (!(error instanceof GenerationMoved) && goOn()) this.parts.onCrash(error instanceof Error ? error : new Error(String(error)));
      throw error;
    }
  }
}

function keyOf(topic: string, partition: number): string {
  return `${topic}/${partition}`;
}
