import { Logger } from '@nestjs/common';
import { Kafka, type KafkaConfig, logLevel } from 'kafkajs';
// @ts-expect-error kafkajs publishes no types of its internals.
import requestQueue from 'kafkajs/src/network/requestQueue/index.js';

// A broker that restarts is back within these 50 seconds; beyond them a send fails, and a consumer crashes.
const RETRY = { retries: 50, initialRetryTime: 100, maxRetryTime: 1000 };
const CONNECTION_TIMEOUT_MS = 3000;

/** How to reach Kafka: addresses alone for a plain listener, or kafkajs's settings for TLS and sign-in. */
export type KafkaAddress = readonly string[] | Pick<KafkaConfig, 'brokers' | 'ssl' | 'sasl'>;

/** A Kafka client with the settings that every part uses. It connects nothing by itself. */
export function kafkaClient(address: KafkaAddress, clientId: string): Kafka {
  wakeOnlyWhenPending();
  return new Kafka({
    ...('brokers' in address ? address : { brokers: [...address] }),
    clientId,
    connectionTimeout: CONNECTION_TIMEOUT_MS,
    retry: RETRY,
    logLevel: logLevel.WARN,
    logCreator: () => logForDebugging,
  });
}

const logger = new Logger('Kafka');

// kafkajs reports as errors what it goes on to retry by itself. What it gives up reaches its caller, who logs it.
function logForDebugging(entry: { namespace: string; label: string; log: { message: string; error?: unknown } }): void {
  const reason = typeof entry.log.error === 'string' ? `: ${entry.log.error}` : '';
  logger.debug(`${entry.label} ${entry.namespace} ${entry.log.message}${reason}`);
}

/** The one part of kafkajs that is corrected from outside, as far as the correction sees it. */
interface RequestQueue {
  readonly pending: readonly unknown[];
  readonly throttledUntil: number;
  scheduleCheckPendingRequests: (this: RequestQueue) => void;
}

const queue = (requestQueue as { readonly prototype: RequestQueue }).prototype;
const schedule = queue.scheduleCheckPendingRequests;

// kafkajs issue 1751: its queue sets a timer of a negative time when nothing is pending, which wakes the process every millisecond.
function wakeOnlyWhenPending(): void {
  queue.scheduleCheckPendingRequests = function scheduleCheckPendingRequests(this: RequestQueue): void {
    if (this.pending.length > 0 || this.throttledUntil > Date.now()) schedule.call(this);
  };
}
