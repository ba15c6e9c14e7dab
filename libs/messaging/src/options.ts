import type { EventContract } from '@tributary/contracts';
import type { KafkaAddress } from './kafka.js';
import type { Patience } from './patience.js';
import type { Subscriptions } from './subscriptions.js';
import type { WorkerDatabase } from './transaction.js';

/** What messaging needs to know of its service. */
export interface MessagingOptions {
  readonly service: string;
  readonly subscriptions: Subscriptions;
  readonly brokers: KafkaAddress;
  readonly worker: WorkerDatabase;
  /** Whose topics are made at the start; all events there are, unless told otherwise. */
  readonly contracts?: readonly EventContract[];
  readonly patience?: Partial<Patience>;
  /** Partitions that each consumer handles at once; each takes a connection of the worker's pool. 3 unless told otherwise. */
  readonly partitionsAtOnce?: number;
  /** Called once when a consumer has crashed for good. Unless told otherwise the process ends with code 1: no healthy-looking corpse. */
  readonly onCrash?: (error: Error) => void;
}

export const MESSAGING_OPTIONS = Symbol('messaging options');
