import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor, SetMetadata } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { finalize, from, mergeMap, type Observable } from 'rxjs';
import { Service } from '../options.js';
import { Lanes } from './lanes.js';

const GATE = 'tributary:gate';

/** Requests that wait for one row at a time: more are sent away, and so is one that waits as long as a lock may be waited for. */
const WAITING = 1_000;
const WAIT_MS = 10_000;

/**
 * For a write that locks the row which this parameter of its path names: of all such writes on one row, at most half of the request pool is at
 * work at once in a process, and the others wait without a connection. So a rush on one row leaves the other half to everybody else.
 */
export const Gate = (parameter: string): MethodDecorator => SetMetadata(GATE, parameter);

/** Stands before Idempotency, which opens the transaction. Answers 503 `service.busy` where too many wait. */
@Injectable()
export class Gates implements NestInterceptor {
  private readonly lanes: Lanes;

  constructor({ settings }: Service) {
    this.lanes = new Lanes({ atOnce: Math.max(1, Math.floor(settings.DATABASE_REQUEST_POOL / 2)), waiting: WAITING, waitMs: WAIT_MS });
  }

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const parameter = Reflect.getMetadata(GATE, context.getHandler()) as string | undefined;
    if (parameter === undefined) return next.handle();
    const { [parameter]: row = '' } = context.switchToHttp().getRequest<FastifyRequest<{ Params: Record<string, string> }>>().params;
    return from(this.lanes.enter(row.toLowerCase())).pipe(mergeMap((leave) => next.handle().pipe(finalize(leave))));
  }
}
