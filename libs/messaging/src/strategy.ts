import { Inject, Injectable, Logger } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { type CustomTransportStrategy, Server } from '@nestjs/microservices';
import { allEvents } from '@tributary/contracts';
import { MESSAGING_OPTIONS, type MessagingOptions } from './options.js';
import { OutboxRelay } from './relay.js';
import { ensureTopics } from './topics.js';

/** Nest's life-cycle and injection around our own consumers and relay: `app.connectMicroservice({ strategy: app.get(KafkaStrategy) })`. */
@Injectable()
export class KafkaStrategy extends Server implements CustomTransportStrategy {
  protected override readonly logger = new Logger('KafkaStrategy');

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

  async close(): Promise<void> {
    await this.relay.stop();
  }

  on(): never {
    throw new Error('Events are handled by the lines of subscriptions.ts.');
  }

  unwrap<T>(): T {
    throw new Error('The Kafka clients are messaging\'s own.');
  }

  private async open(): Promise<void> {
    await ensureTopics(this.options.brokers, this.options.contracts ?? allEvents);
    this.relay.start();
  }
}
