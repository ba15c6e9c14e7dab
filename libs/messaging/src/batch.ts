import type { KafkaMessage } from 'kafkajs';
import { GenerationMoved, isOutage } from './failures.js';
import type { HandlerTable } from './handlers.js';
import { lockMarks, openPartition, type Partition, settle } from './inbox.js';
import { judge, planBatch, UNSEEN } from './judge.js';
import type { Patience } from './patience.js';
import { readPlace, type Received, type Unreadable } from './record.js';
import type { Tx, WorkerDatabase } from './transaction.js';
import { putEarly, putFailed, quarantine, supersede } from './waiting.js';

/** Records of one partition that are handled in one transaction, in the order of their offsets; at least one. */
export interface Slice extends Partition {
  readonly messages: readonly KafkaMessage[];
}

/** Turns records into effects, each once. */
export class BatchProcessor {
  constructor(
    private readonly database: WorkerDatabase,
    private readonly handlers: HandlerTable,
    private readonly patience: Patience,
    private readonly onDue: () => void,
  ) {}

  /**
   * Handles the slice in one transaction: effects, marks and position commit together. Where a handler fails, all is rolled back and each
   * record gets a transaction of its own, so that one bad event stops its own aggregate alone; what fails alone is put into `waiting`.
   * Throws GenerationMoved, and outages of the database, after which the slice is to be repeated.
   */
  async process(slice: Slice): Promise<void> {
    try {
      const due = await this.database.transaction((tx) => this.apply(tx, slice));
      if (due) this.onDue();
    } catch (error) {
      if (error instanceof GenerationMoved || isOutage(error)) throw error;
      if (slice.messages.length === 1) return this.setAside(slice, error);
      for (const message of slice.messages) await this.process({ ...slice, messages: [message] });
    }
  }

  private async apply(tx: Tx, slice: Slice): Promise<boolean> {
    const { consumer, topic, partition } = slice;
    const history = this.handlers.historyOf(topic);
    const { readable, unreadable } = this.read(slice);
    const silentTo = await openPartition(tx, slice, aggregatesOf(readable));
    await quarantine(tx, consumer, topic, partition, unreadable);
    const plan = planBatch(readable, await lockMarks(tx, consumer, topic, readable), history);
    await this.handlers.apply(topic, plan.next, silentTo, tx);
    await putEarly(tx, consumer, topic, plan.early);
    return settle(tx, consumer, topic, plan.marks, { partition, nextOffset: nextOffsetOf(slice) });
  }

  /** Looks at the mark again under its lock, and puts the record into `waiting` if it is still the next one. */
  private async setAside(slice: Slice, error: unknown): Promise<void> {
    const { consumer, topic, partition } = slice;
    const [record] = this.read(slice).readable;
    if (!record) throw error;
    await this.database.transaction(async (tx) => {
      await openPartition(tx, slice, [record.aggregateId]);
      const { marks } = await lockMarks(tx, consumer, topic, [record]);
      const history = this.handlers.historyOf(topic);
      if (judge(record, marks.get(record.aggregateId) ?? UNSEEN, history) === 'next') {
        if (history === 'compacted') await supersede(tx, consumer, topic, record);
        await putFailed(tx, consumer, topic, record, error, this.patience);
      }
      await settle(tx, consumer, topic, new Map(), { partition, nextOffset: nextOffsetOf(slice) });
    });
  }

  private read({ topic, partition, messages }: Slice): { readable: Received[]; unreadable: Unreadable[] } {
    const keepsAll = this.handlers.historyOf(topic) === 'kept';
    const readable: Received[] = [];
    const unreadable: Unreadable[] = [];
    for (const message of messages) {
      const place = readPlace(partition, message);
      if ('cause' in place) unreadable.push(place);
      else if (place.value === null && keepsAll)
        unreadable.push({ message, cause: 'There is no value, and the topic takes no tombstones.' });
      else readable.push(place);
    }
    return { readable, unreadable };
  }
}

function aggregatesOf(records: readonly Received[]): string[] {
  return [...new Set(records.map(({ aggregateId }) => aggregateId))].sort();
}

function nextOffsetOf({ messages }: Slice): number {
  return Number(messages[messages.length - 1]?.offset ?? -1) + 1;
}
