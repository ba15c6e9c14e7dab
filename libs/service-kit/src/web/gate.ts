import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor, SetMetadata } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { finalize, from, mergeMap, type Observable } from 'rxjs';
import { Service } from '../options.js';
import { Lanes } from './lanes.js';
import { StreamedBody } from './streamed-body.js';

const GATE = 'tributary:gate';

/** Requests that wait for one row at a time: more are sent away, and so is one that waits as long as a lock may be waited for. */
const WAITING = 1_000;
const WAIT_MS = 10_000;

/**
 * For a write that locks the row which this parameter of its path names: of all such writes on one row, at most half of the request pool is at
 * work at once in a process, and the others wait without a connection. So a rush on one row leaves the other half to everybody else.
 */
export const Gate = (parameter: string): MethodDecorator => SetMetadata(GATE, parameter);

/** The lane of all bodies that are read inside a transaction. It is no row's: those are ids. */
const STREAMS = 'streams';

/**
 * Stands before Idempotency, which opens the transaction. What is read inside it, as a list of districts is, has a gate of its own, whatever it is
 * for: the transaction lasts as long as the body comes, and over slow lines a few would have all connections. A file has been taken in by then. Answers 503 `service.busy` where too many wait.
 */
@Injectable()
export class Gates implements NestInterceptor {
  private readonly lanes: Lanes;

  constructor({ settings }: Service) {
    this.lanes = new Lanes({ atOnce: Math.max(1, Math.floor(settings.DATABASE_REQUEST_POOL / 2)), waiting: WAITING, waitMs: WAIT_MS });
  }

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { body, params } = context.switchToHttp().getRequest<FastifyRequest<{ Params: Record<string, string> }>>();
    const parameter = Reflect.getMetadata(GATE, context.getHandler()) as string | undefined;
    const row = parameter === undefined ? [] : [(params[parameter] ?? '').toLowerCase()];
    return this.through([...(body instanceof StreamedBody ? [STREAMS] : []), ...row], next);
  }

  private through([lane, ...further]: readonly string[], next: CallHandler): Observable<unknown> {
    if (lane === undefined) return next.handle();
    return from(this.lanes.enter(lane)).pipe(mergeMap((leave) => this.through(further, next).pipe(finalize(leave))));
  }
}
