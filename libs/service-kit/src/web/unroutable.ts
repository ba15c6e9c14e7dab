import type { Problem } from '@tributary/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { kitProblems } from './problems.js';
import { contextOf, CORRELATION } from './request-context.js';

// Hooks that set these elsewhere, such as the gateway's, are not asked here.
const GUARDED = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
};

/** An address that cannot be decoded, or one with an id that is longer than any: fastify refuses it before any hook or filter is asked. */
export function answerUnroutable(_error: Error, request: FastifyRequest, reply: FastifyReply): void {
  const code = 'request.malformed';
  const { status, title } = kitProblems[code];
  const { correlationId } = contextOf(request);
  const problem: Problem = { type: `urn:tributary:problem:${code}`, title, status, code, detail: title, correlationId };
  void reply
    .status(status)
    .headers({ ...GUARDED, [CORRELATION]: correlationId })
    .type('application/problem+json; charset=utf-8')
    .send(problem);
}
