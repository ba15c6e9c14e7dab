import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { messageContext } from '@tributary/messaging';
import { problemOf } from './problem.js';
import type { ProblemRegistry } from './problems.js';
import { contextOf } from './request-context.js';

const RETRY_AFTER_S = '2';

/** Answers every error with problem+json: the one place in which an error becomes an answer. What is our fault goes to the log, with its cause. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');

  constructor(private readonly registry: ProblemRegistry) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const context = contextOf(http.getRequest<FastifyRequest>());
    const reply = http.getResponse<FastifyReply>();
    const problem = problemOf(error, this.registry, context.correlationId);
    if (problem.status >= 500) messageContext.run(context, () => this.logger.error(error, problem.code));
    // A caller mends it by asking again, but where nobody raced it is a fault of ours.
    if (problem.code === 'request.conflict') messageContext.run(context, () => this.logger.warn(error, problem.code));
    // An answer that has begun, such as an event stream, cannot become another: its connection ends.
    if (reply.sent || reply.raw.headersSent) return void reply.raw.destroy();
    if (problem.status === 401) reply.header('www-authenticate', 'Bearer');
    if (problem.status === 503 || problem.code === 'idempotency.in-flight') reply.header('retry-after', RETRY_AFTER_S);
    void reply.status(problem.status).header('content-type', 'application/problem+json; charset=utf-8').send(problem);
  }
}
