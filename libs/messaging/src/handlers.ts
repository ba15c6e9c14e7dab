import type { Type } from '@nestjs/common';
import { type EventContract, type History, typeOf } from '@tributary/contracts';
import { messageContext } from './context.js';
import { ConnectionLost, codeOf, HandlerFailed } from './failures.js';
import { readEnvelope, type Received } from './record.js';
import type { BatchHandler, ConsumerSubscriptions, EventHandler, EventOf, Subscription } from './subscriptions.js';
import { historyByTopic } from './topics.js';
import type { Tx } from './transaction.js';

/** Gives the one instance of a provider. */
export type Resolve = <T>(handler: Type<T>) => T;

interface Line {
  readonly contract: EventContract;
  readonly run: (events: EventOf[], tx: Tx) => Promise<void>;
  readonly forget: (aggregateId: string, tx: Tx) => Promise<void>;
}

/** What one consumer does with the records of its topics. */
export class HandlerTable {
  readonly consumer: string;
  private readonly lines: ReadonlyMap<string, Line>;
  private readonly names: ReadonlySet<string>;
  private readonly histories: ReadonlyMap<string, History>;

  constructor({ consumer, subscriptions }: ConsumerSubscriptions, resolve: Resolve) {
    this.consumer = consumer;
    this.lines = new Map(subscriptions.map((subscription) => [typeOf(subscription.contract), lineOf(subscription, resolve)]));
    this.names = new Set(subscriptions.map(({ contract }) => contract.name));
    this.histories = historyByTopic(subscriptions.map(({ contract }) => contract));
  }

  get topics(): string[] {
    return [...this.histories.keys()];
  }

  historyOf(topic: string): History {
    const history = this.histories.get(topic);
    if (!history) throw new Error(`${this.consumer} does not read ${topic}.`);
    return history;
  }

  /**
   * Handles the next events of a topic. They go in waves that hold one event of each aggregate at most, so that a batch handler may write
   * a whole wave in one statement while each aggregate keeps its order. Throws HandlerFailed, or ConnectionLost where the transaction is dead.
   */
  async apply(topic: string, records: readonly Received[], silentTo: number, tx: Tx): Promise<void> {
    try {
      for (const wave of waves(records)) await this.applyWave(topic, wave, silentTo, tx);
    } catch (error) {
      throw (await answers(tx)) ? new HandlerFailed(error) : new ConnectionLost(error);
    }
  }

  private async applyWave(topic: string, wave: readonly Received[], silentTo: number, tx: Tx): Promise<void> {
    const groups = new Map<Line, EventOf[]>();
    for (const record of wave) {
      if (record.value === null) await this.forget(topic, record.aggregateId, tx);
      const line = record.value === null ? undefined : this.lineFor(record.type);
      if (!line) continue;
      const events = groups.get(line) ?? [];
      groups.set(line, events);
      events.push(eventOf(record, line.contract, silentTo));
    }
    for (const [line, events] of groups) await line.run(events, tx);
  }

  /** Undefined for events of other kinds on the topic, which are only counted. */
  private lineFor(type: string): Line | undefined {
    const line = this.lines.get(type);
    const name = type.slice(0, type.indexOf('@'));
    if (!line && (name === '' || this.names.has(name)))
      throw new Error(`This version of the service cannot read ${type || 'a record without type'}.`);
    return line;
  }

  private async forget(topic: string, aggregateId: string, tx: Tx): Promise<void> {
    for (const line of this.lines.values()) {
      if (line.contract.topic === topic) await line.forget(aggregateId, tx);
    }
  }
}

function lineOf(subscription: Subscription, resolve: Resolve): Line {
  const { contract } = subscription;
  if (subscription.takes === 'batch') {
    const handler: BatchHandler = resolve(subscription.handler);
    return { contract, run: (events, tx) => handler.handleBatch(events, tx), forget: async (id, tx) => handler.forget?.(id, tx) };
  }
  const handler: EventHandler = resolve(subscription.handler);
  return { contract, run: (events, tx) => oneByOne(handler, events, tx), forget: async (id, tx) => handler.forget?.(id, tx) };
}

async function oneByOne(handler: EventHandler, events: EventOf[], tx: Tx): Promise<void> {
  for (const event of events) {
    const { correlationId, traceparent } = event;
    await messageContext.run({ correlationId, traceparent }, () => handler.handle(event, tx));
  }
}

function eventOf(record: Received, contract: EventContract, silentTo: number): EventOf {
  if (record.value === null) throw new Error('A tombstone holds no event.');
  const { data, ...head } = readEnvelope({ ...record, value: record.value });
  return { ...head, data: contract.payload.parse(data), silent: record.offset < silentTo };
}

/** The first event of each aggregate, then the second of each, and so on. */
export function waves(records: readonly Received[]): Received[][] {
  const depth = new Map<string, number>();
  const found: Received[][] = [];
  for (const record of records) {
    const at = depth.get(record.aggregateId) ?? 0;
    depth.set(record.aggregateId, at + 1);
    (found[at] ??= []).push(record);
  }
  return found;
}

const TRANSACTION_ABORTED = '25P02';

// A handler's own call to something else may fail with the same words as a lost database: so the transaction itself is asked.
async function answers(tx: Tx): Promise<boolean> {
  try {
    await tx.query('select 1');
    return true;
  } catch (error) {
    return codeOf(error) === TRANSACTION_ABORTED;
  }
}
