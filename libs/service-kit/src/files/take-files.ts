import { rm } from 'node:fs/promises';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { finalize, from, mergeMap, type Observable } from 'rxjs';
import { Service } from '../options.js';
import { StreamedBody, type StreamingConfig } from '../web/streamed-body.js';
import { FileStore } from './file-store.js';
import { receive, type Received } from './incoming.js';
import { TakenFile } from './taken-file.js';

/**
 * Stands before Gates, which hands out places before a row, and Idempotency, which opens the transaction: a file is taken in as a whole before
 * either, so that slow lines keep no connection from others.
 */
@Injectable()
export class TakeFiles implements NestInterceptor {
  constructor(
    private readonly modules: ModuleRef,
    private readonly service: Service,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { streamsAnyBody } = request.routeOptions.config as StreamingConfig;
    if (!streamsAnyBody || !(request.body instanceof StreamedBody)) return next.handle();
    return from(this.take(request.body)).pipe(
      mergeMap((received) => {
        request.body = new TakenFile(received);
        return next.handle().pipe(finalize(() => void rm(received.path, { force: true })));
      }),
    );
  }

  // The store belongs to the module of those services that keep files, so it is looked up where a file comes.
  private take(body: StreamedBody): Promise<Received> {
    const { incoming } = this.modules.get(FileStore, { strict: false });
    return receive(body, incoming, this.service.settings.FILE_MAX_BYTES);
  }
}
