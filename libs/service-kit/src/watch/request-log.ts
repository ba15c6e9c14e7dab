import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { SignedRequest } from '../access/access.js';
import { contextOf } from '../web/request-context.js';

const QUIET = ['/health/live', '/health/ready', '/metrics'];

/** One line for each answer: the route's pattern instead of the address, ids instead of people, no header and no body. */
export function logRequests(fastify: FastifyInstance, log: Logger): void {
  fastify.addHook('onResponse', (request: SignedRequest, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    const { personId, organisationId } = request.caller ?? {};
    const line = {
      method: request.method,
      route,
      status: reply.statusCode,
      durationMs: Math.round(reply.elapsedTime * 10) / 10,
      correlationId: contextOf(request).correlationId,
      personId,
      organisationId,
    };
    log[QUIET.includes(route) ? 'debug' : 'info'](line, 'answered');
    done();
  });
}
