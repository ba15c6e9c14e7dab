import { createHash } from 'node:crypto';
import { finished } from 'node:stream/promises';
import { Readable, Transform, type TransformCallback } from 'node:stream';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { RuleBroken } from '../rule-broken.js';

/** Kinds of content that reach the handler as a stream: `@FileBody() file: Readable`. */
export const STREAMED_TYPES = ['text/csv', 'text/tab-separated-values'];

/** Bytes of a streamed body at most. The largest NCES directory file has about 10 MB. */
export const STREAMED_LIMIT_BYTES = 64 * 1024 * 1024;

/**
 * A body that is hashed while it passes, so that Idempotency-Key works for files without holding them in memory: the first request stores the
 * hash of what it read; a repetition is read to its end, and its hash compared, before it gets the stored answer.
 */
export class StreamedBody extends Transform {
  private readonly hash = createHash('sha256');
  private bytes = 0;

  constructor(private readonly limitBytes = STREAMED_LIMIT_BYTES) {
    super();
  }

  override _transform(chunk: Buffer, _: BufferEncoding, done: TransformCallback): void {
    this.bytes += chunk.length;
    if (this.bytes > this.limitBytes) return done(new RuleBroken('request.too-large'));
    this.hash.update(chunk);
    done(null, chunk);
  }

  /** Reads what the handler left and gives the SHA-256 of the whole. To be asked once. */
  async digest(): Promise<Buffer> {
    if (!this.readableEnded) {
      this.resume();
      await finished(this);
    }
    return this.hash.digest();
  }
}

/** The streamed body of a request. Throws `request.media-type` where another kind of content was sent. */
export const FileBody = createParamDecorator((_: undefined, context: ExecutionContext): Readable => {
  const { body } = context.switchToHttp().getRequest<FastifyRequest>();
  if (body instanceof StreamedBody) return body;
  throw new RuleBroken('request.media-type', { detail: `Send the file itself, as ${STREAMED_TYPES.join(' or ')}.` });
});

/** What a route's configuration says where it takes a body of any kind as a stream. */
export interface StreamingConfig {
  readonly streamsAnyBody?: boolean;
}

/** Teaches fastify to hand these kinds of content on as a stream, and any kind where the route says so; unlearns it what no route reads. */
export function takeStreamedBodies(fastify: FastifyInstance): void {
  fastify.removeContentTypeParser('text/plain');
  fastify.addContentTypeParser(STREAMED_TYPES, (_request, payload: Readable, done) => done(null, streamed(payload)));
  fastify.addContentTypeParser('*', ({ routeOptions }, payload: Readable, done) => {
    const { streamsAnyBody } = routeOptions.config as StreamingConfig;
    if (streamsAnyBody) done(null, streamed(payload));
    else done(new RuleBroken('request.media-type'));
  });
}

function streamed(payload: Readable): StreamedBody {
  const body = new StreamedBody();
  payload.on('error', (error) => body.destroy(error));
  return payload.pipe(body);
}
