import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** The length of a streamed body as its header tells it; null where it comes in pieces of unknown number. */
export const FileBytes = createParamDecorator((_: undefined, context: ExecutionContext): number | null => {
  const told = Number(context.switchToHttp().getRequest<FastifyRequest>().headers['content-length']);
  return Number.isSafeInteger(told) ? told : null;
});
