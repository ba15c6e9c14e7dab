export { AggregateMissing, createAggregate, createAggregates, lockAggregate, type Standing } from './aggregates.js';
export { currentContext, type MessageContext, messageContext, newTraceparent } from './context.js';
export { deployConsumers } from './deploy.js';
export { MissingReference } from './failures.js';
export { type ConsumerHealth, type MessagingHealth, messagingHealth } from './health.js';
export type { KafkaAddress } from './kafka.js';
export { MessagingModule } from './messaging.module.js';
export type { MessagingOptions } from './options.js';
export { MAX_PAYLOAD_BYTES, Outbox, PayloadTooLarge } from './outbox.js';
export { discardParked, findParked, type ParkedEvent, type ParkedPlace, retryParked } from './parked.js';
export { PATIENCE, type Patience } from './patience.js';
export { type Envelope, envelope } from './record.js';
export { OutboxRelay } from './relay.js';
export { KafkaStrategy } from './strategy.js';
export {
  type BatchHandler,
  type ConsumerSubscriptions,
  defineSubscriptions,
  type EventHandler,
  type EventOf,
  on,
  onBatch,
  type Subscription,
  type Subscriptions,
} from './subscriptions.js';
export { messagingTables } from './tables.js';
export { type DecodedRecord, readTopic, tailEvents } from './tail.js';
export { ensureTopics } from './topics.js';
export type { Tx, WorkerDatabase, WorkerSession } from './transaction.js';
