import type { Type } from '@nestjs/common';
import { type EventContract, type PayloadOf, typeOf } from '@tributary/contracts';
import type { Tx } from './transaction.js';

/** An event as a handler gets it: validated, not seen before, and the next one of its aggregate. */
export interface EventOf<C extends EventContract = EventContract> {
  readonly id: string;
  /** The contract's name, without its version. */
  readonly type: string;
  readonly typeVersion: number;
  readonly aggregateId: string;
  readonly epoch: number;
  readonly version: number;
  /** When it was written to the outbox, UTC, ISO 8601. */
  readonly occurredAt: string;
  readonly correlationId: string;
  readonly traceparent: string;
  readonly data: PayloadOf<C>;
  /** History from before this consumer was deployed: change own rows, send nothing outward (no mail, no webhook, no event). */
  readonly silent: boolean;
}

/** Only on compacted topics, when a person is erased: the aggregate's last record is null. */
interface Forgetful {
  forget?(aggregateId: string, tx: Tx): Promise<void>;
}

/** Handles one event in the transaction that also marks it as seen. It throws on failure and never catches to log. */
export interface EventHandler<C extends EventContract = EventContract> extends Forgetful {
  handle(event: EventOf<C>, tx: Tx): Promise<void>;
}

/** Handles many events in one statement. Each call holds at most one event of an aggregate. */
export interface BatchHandler<C extends EventContract = EventContract> extends Forgetful {
  handleBatch(events: EventOf<C>[], tx: Tx): Promise<void>;
}

/** A line of an app's `subscriptions.ts`: this event is handled by that provider. */
export type Subscription =
  | { readonly contract: EventContract; readonly takes: 'one'; readonly handler: Type<EventHandler> }
  | { readonly contract: EventContract; readonly takes: 'batch'; readonly handler: Type<BatchHandler> };

/** A consumer: its name is its Kafka group and its key in every table. */
export interface ConsumerSubscriptions {
  readonly consumer: string;
  readonly subscriptions: readonly Subscription[];
}

/** What a service reads. Copies can be dropped and rebuilt from the start of their topics, reactions cannot: so they are two consumers. */
export interface Subscriptions {
  readonly service: string;
  readonly consumers: readonly ConsumerSubscriptions[];
}

/** One call of the handler for each event. */
export function on<C extends EventContract>(contract: C, handler: Type<EventHandler<C>>): Subscription {
  return { contract, takes: 'one', handler };
}

/** One call for the events of a batch: for copies that grow with the traffic. */
export function onBatch<C extends EventContract>(contract: C, handler: Type<BatchHandler<C>>): Subscription {
  return { contract, takes: 'batch', handler };
}

/** The one table of what a service reads. Throws when a consumer names an event twice. */
export function defineSubscriptions(
  service: string,
  lines: { readonly copies?: readonly Subscription[]; readonly reactions?: readonly Subscription[] },
): Subscriptions {
  const consumers = [
    { consumer: `${service}.copies`, subscriptions: lines.copies ?? [] },
    { consumer: `${service}.reactions`, subscriptions: lines.reactions ?? [] },
  ].filter(({ subscriptions }) => subscriptions.length > 0);
  for (const { consumer, subscriptions } of consumers) refuseDoubles(consumer, subscriptions);
  return { service, consumers };
}

function refuseDoubles(consumer: string, subscriptions: readonly Subscription[]): void {
  const seen = new Set<string>();
  for (const { contract } of subscriptions) {
    if (seen.has(typeOf(contract))) throw new Error(`${consumer} subscribes twice to ${typeOf(contract)}.`);
    seen.add(typeOf(contract));
  }
}
