import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes, randomUUID } from 'node:crypto';

/** What ties an event to the request, or to the event, that caused it. */
export interface MessageContext {
  readonly correlationId: string;
  /** W3C trace context. */
  readonly traceparent: string;
}

/** Set for each request by service-kit and for each record by the consumer, read by `Outbox.add`. */
export const messageContext = new AsyncLocalStorage<MessageContext>();

/** The context of the work in hand. Work that nobody caused, such as a schedule's, begins a trace of its own. */
export function currentContext(): MessageContext {
  return messageContext.getStore() ?? { correlationId: randomUUID(), traceparent: newTraceparent() };
}

/** A traceparent that begins a trace, not sampled. */
export function newTraceparent(): string {
  return `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-00`;
}
