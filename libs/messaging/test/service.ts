import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { EventContract } from '@tributary/contracts';
import { MessagingModule } from '../src/messaging.module.js';
import { Outbox } from '../src/outbox.js';
import type { Patience } from '../src/patience.js';
import { OutboxRelay } from '../src/relay.js';
import { KafkaStrategy } from '../src/strategy.js';
import { defineSubscriptions, type Subscription } from '../src/subscriptions.js';
import type { WorkerDatabase } from '../src/transaction.js';
import { brokers } from './config.js';

export interface ServiceParts {
  /** Names its consumer `<service>.copies`. */
  readonly service: string;
  readonly worker: WorkerDatabase;
  readonly contracts: readonly EventContract[];
  readonly copies?: readonly Subscription[];
  readonly patience?: Partial<Patience>;
  readonly onCrash?: (error: Error) => void;
  /** Closes in order on SIGTERM, as a service does. Not inside Jest, whose process it would end. */
  readonly endsOnSignal?: boolean;
}

export interface RunningService {
  readonly outbox: Outbox;
  readonly relay: OutboxRelay;
  readonly strategy: KafkaStrategy;
  /** Crashes that nobody asked for. */
  readonly crashes: readonly Error[];
  stop(): Promise<void>;
}

/** A service as an app builds it: Nest, messaging's module, its handlers as providers, the strategy as its microservice. */
export async function startService(parts: ServiceParts): Promise<RunningService> {
  const { service, worker, contracts, copies = [], patience, onCrash } = parts;
  const crashes: Error[] = [];
  const subscriptions = defineSubscriptions(service, { copies });
  const options = {
    service,
    subscriptions,
    brokers: brokers(),
    worker,
    contracts,
    onCrash: onCrash ?? ((error: Error) => crashes.push(error)),
    ...(patience ? { patience } : {}),
  };
  class ServiceModule {}
  Module({ imports: [MessagingModule.forRoot(options)], providers: copies.map(({ handler }) => handler) })(ServiceModule);
  const app = await NestFactory.create(ServiceModule, new FastifyAdapter(), { logger: ['error'] });
  if (parts.endsOnSignal) app.enableShutdownHooks();
  const strategy = app.get(KafkaStrategy);
  app.connectMicroservice({ strategy });
  await app.startAllMicroservices();
  return { outbox: app.get(Outbox), relay: app.get(OutboxRelay), strategy, crashes, stop: () => app.close() };
}
