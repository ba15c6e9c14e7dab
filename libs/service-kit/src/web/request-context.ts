import { randomBytes, randomUUID } from 'node:crypto';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { SSE_METADATA } from '@nestjs/common/constants.js';
import { type MessageContext, messageContext, newTraceparent } from '@tributary/messaging';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { fromEvent, Observable, takeUntil } from 'rxjs';
import { Shutdown } from '../shutdown.js';

export const CORRELATION = 'x-correlation-id';

// Both come from outside and go into logs and records: what does not look like one is replaced.
const CORRELATION_ID = /^[\w.:-]{1,100}$/;
const TRACEPARENT = /^00-([0-9a-f]{32})-[0-9a-f]{16}-([0-9a-f]{2})$/;

const contexts = new WeakMap<FastifyRequest, MessageContext>();

/** The correlation id and trace of a request; made for it where none came in. */
export function contextOf(request: FastifyRequest): MessageContext {
  const known = contexts.get(request);
  if (known) return known;
  const context = { correlationId: correlationId(request.headers[CORRELATION]), traceparent: traceparent(request.headers['traceparent']) };
  contexts.set(request, context);
  return context;
}

/** Names the correlation id in every answer, also in those that no handler gives. */
export function answerWithCorrelation(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    reply.header(CORRELATION, contextOf(request).correlationId);
    done();
  });
}

/** Runs each handler in the context of its request, which the outbox and the log read, and ends event streams when the service stops. */
@Injectable()
export class RequestContext implements NestInterceptor {
  constructor(private readonly shutdown: Shutdown) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const answer = new Observable((subscriber) => messageContext.run(contextOf(request), () => next.handle().subscribe(subscriber)));
    const isStream = Reflect.getMetadata(SSE_METADATA, context.getHandler()) === true;
    return isStream ? answer.pipe(takeUntil(fromEvent(this.shutdown.signal, 'abort'))) : answer;
  }
}

function correlationId(header: unknown): string {
  return typeof header === 'string' && CORRELATION_ID.test(header) ? header : randomUUID();
}

// The trace goes on, in a span of this service.
function traceparent(header: unknown): string {
  const [, trace, flags] = TRACEPARENT.exec(typeof header === 'string' ? header : '') ?? [];
  return trace === undefined || flags === undefined ? newTraceparent() : `00-${trace}-${randomBytes(8).toString('hex')}-${flags}`;
}
