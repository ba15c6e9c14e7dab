import type { Problem } from '@tributary/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { kitProblems } from './problems.js';
import { contextOf, CORRELATION } from './request-context.js';

/** An address that cannot be decoded, or one with an id that is longer than any: fastify refuses it before any hook or filter is asked. */
export function answerUnroutable(_error: Error, request: FastifyRequest, reply: FastifyReply): void {
  const code = 'request.malformed';
  const { status, title } = kitProblems[code];
  const { correlationId } = contextOf(request);
  const problem: Problem = { type: `urn:tributary:problem:${code}`, title, status, code, detail: title, correlationId };
  void reply.status(status).header(CORRELATION, correlationId).type('application/problem+json').send(problem);
}
