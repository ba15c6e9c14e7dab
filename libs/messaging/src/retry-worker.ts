import { Logger } from '@nestjs/common';
import { Alarm } from './alarm.js';
import { isOutage, messageOf } from './failures.js';
import type { HandlerTable } from './handlers.js';
import { lockMarks, settle } from './inbox.js';
import { judge, placeOf, UNSEEN } from './judge.js';
import type { Patience } from './patience.js';
import type { Tx, WorkerDatabase } from './transaction.js';
import { type Due, findDue, firstWaiting, noteFailure, parkGaps, type WaitingEvent } from './waiting.js';

/** How often the worker looks for events whose time has come, unless it is woken. */
const POLL_MS = 250;
/** Aggregates taken in one look, and events of one aggregate in a row. */
const MAX_AGGREGATES = 50;
const MAX_IN_A_ROW = 200;
const GAP_CHECK_MS = 2000;
const FAILURE_MS = 1000;

/** Tries the events of `waiting` again, each aggregate in its order. It runs in every replica; the lock on the mark lets one try at a time. */
export class RetryWorker {
  private readonly logger: Logger;
  private readonly alarm = new Alarm();
  private running: Promise<void> | undefined;
  private stopping = false;
  private gapsCheckedAt = 0;

  constructor(
    private readonly database: WorkerDatabase,
    private readonly handlers: HandlerTable,
    private readonly patience: Patience,
  ) {
    this.logger = new Logger(`${handlers.consumer} retries`);
  }

  start(): void {
    this.running ??= this.run();
  }

  wake(): void {
    this.alarm.ring();
  }

  /** Finishes the transaction in hand. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.wake();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      try {
        await this.lookOnce();
        await this.alarm.wait(POLL_MS);
      } catch (error) {
        this.logger.warn(messageOf(error));
        if (!this.stopping) await this.alarm.wait(FAILURE_MS);
      }
    }
  }

  private async lookOnce(): Promise<void> {
    const due = await this.database.transaction((tx) => findDue(tx, this.handlers.consumer, MAX_AGGREGATES));
    for (const aggregate of due) {
      for (let count = 0; count < MAX_IN_A_ROW && !this.stopping; count += 1) {
        if (!(await this.tryNext(aggregate))) break;
      }
    }
    if (Date.now() - this.gapsCheckedAt < GAP_CHECK_MS) return;
    this.gapsCheckedAt = Date.now();
    await this.database.transaction((tx) => parkGaps(tx, this.handlers.consumer, this.patience.gapMs));
  }

  /** Handles the aggregate's next event. True when it passed, and the one behind it may be tried. */
  private async tryNext(due: Due): Promise<boolean> {
    let tried: WaitingEvent | undefined;
    try {
      return await this.database.transaction(async (tx) => {
        tried = await this.lockNext(tx, due);
        if (!tried) return false;
        await this.apply(tx, due.topic, tried);
        return true;
      });
    } catch (error) {
      if (!tried || isOutage(error)) throw error;
      await this.giveBack(due, tried, error);
      return false;
    }
  }

  private async apply(tx: Tx, topic: string, event: WaitingEvent): Promise<void> {
    const { consumer } = this.handlers;
    const { skipped } = await lockMarks(tx, consumer, topic, [event]);
    if (!skipped.has(placeOf(event))) await this.handlers.apply(topic, [event], await silentTo(tx, consumer, topic, event.partition), tx);
    await settle(tx, consumer, topic, new Map([[event.aggregateId, event]]));
  }

  /** The first event of the aggregate in `waiting`, if under the lock of its mark it is still the next one and due. */
  private async lockNext(tx: Tx, due: Due): Promise<WaitingEvent | undefined> {
    const { consumer } = this.handlers;
    const { marks } = await lockMarks(tx, consumer, due.topic, [{ aggregateId: due.aggregate, ...UNSEEN }]);
    const event = await firstWaiting(tx, consumer, due);
    const mark = marks.get(due.aggregate);
    return event?.due && mark && judge(event, mark, this.handlers.historyOf(due.topic)) === 'next' ? event : undefined;
  }

  private async giveBack(due: Due, tried: WaitingEvent, error: unknown): Promise<void> {
    await this.database.transaction(async (tx) => {
      const still = await this.lockNext(tx, due);
      if (still && placeOf(still) === placeOf(tried)) await noteFailure(tx, this.handlers.consumer, due.topic, still, error, this.patience);
    });
  }
}

async function silentTo(tx: Tx, consumer: string, topic: string, partition: number): Promise<number> {
  const parameters = [consumer, topic, partition];
  const [row] = await tx.query<{ silent_to: string }>(
    'select silent_to from position where consumer = $1 and topic = $2 and partition = $3',
    parameters,
  );
  return Number(row?.silent_to ?? 0);
}
