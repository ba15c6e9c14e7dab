import { Inject, Injectable, Logger } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { type CustomTransportStrategy, Server } from '@nestjs/microservices';
import { allEvents } from '@tributary/contracts';
import { BatchProcessor } from './batch.js';
import { EventConsumer } from './consumer.js';
import { deployConsumers } from './deploy.js';
import { messageOf } from './failures.js';
import { HandlerTable } from './handlers.js';
import { kafkaClient } from './kafka.js';
import { MESSAGING_OPTIONS, type MessagingOptions } from './options.js';
import { PATIENCE } from './patience.js';
import { OutboxRelay } from './relay.js';
import { RetryWorker } from './retry-worker.js';
import type { ConsumerSubscriptions } from './subscriptions.js';

const PARTITIONS_AT_ONCE = 3;

/**
 * Nest keeps the life-cycle and the injection, our own consumers do the reading:
 * `app.connectMicroservice({ strategy: app.get(KafkaStrategy) })`. Listening makes topics and positions, joins the groups and starts the relay.
 */
@Injectable()
export class KafkaStrategy extends Server implements CustomTransportStrategy {
  protected override readonly logger = new Logger('KafkaStrategy');
  private readonly consumers: EventConsumer[] = [];
  private readonly retries: RetryWorker[] = [];
  private crash: Error | undefined;

  constructor(
    @Inject(MESSAGING_OPTIONS) private readonly options: MessagingOptions,
    private readonly relay: OutboxRelay,
    private readonly modules: ModuleRef,
  ) {
    super();
  }

  listen(callback: (error?: unknown) => void): void {
    this.open().then(() => callback(), callback);
  }

  /** Finishes what is in hand, commits it, and leaves the groups. */
  async close(): Promise<void> {
    await Promise.all([...this.consumers, ...this.retries].map((part) => part.stop()));
    await this.relay.stop();
  }

  /** Records behind the end for each partition in hand, as of its last batch, named `<topic>/<partition>`, by consumer. */
  lag(): Record<string, Record<string, number>> {
    return Object.fromEntries(this.consumers.map(({ name, lag }) => [name, Object.fromEntries(lag)]));
  }

  on(): never {
    throw new Error('What a service reads stands in its subscriptions.ts.');
  }

  unwrap(): never {
    throw new Error('The Kafka clients belong to messaging alone.');
  }

  private async open(): Promise<void> {
    const { subscriptions, contracts = allEvents } = this.options;
    await deployConsumers({ ...this.options, contracts });
    const parts = subscriptions.consumers.map((consumer) => this.build(consumer));
    await Promise.all(parts.map(({ consumer }) => consumer.start()));
    if (this.crash) throw this.crash;
    for (const { retry } of parts) retry.start();
    this.relay.start();
  }

  private build(subscriptions: ConsumerSubscriptions): { consumer: EventConsumer; retry: RetryWorker } {
    const { worker: database, brokers, partitionsAtOnce = PARTITIONS_AT_ONCE } = this.options;
    const patience = { ...PATIENCE, ...this.options.patience };
    const handlers = new HandlerTable(subscriptions, (handler) => this.modules.get(handler, { strict: false }));
    const retry = new RetryWorker(database, handlers, patience);
    const processor = new BatchProcessor(database, handlers, patience, () => retry.wake());
    const kafka = kafkaClient(brokers, subscriptions.consumer);
    const consumer = new EventConsumer({ kafka, database, handlers, processor, partitionsAtOnce, onCrash: (error) => this.crashed(error) });
    this.consumers.push(consumer);
    this.retries.push(retry);
    return { consumer, retry };
  }

  private crashed(error: Error): void {
    if (this.crash) return;
    this.crash = error;
    this.logger.error(`A consumer crashed, and the process ends: ${messageOf(error)}`, error.stack);
    const { onCrash = () => process.exit(1) } = this.options;
    onCrash(error);
  }
}
