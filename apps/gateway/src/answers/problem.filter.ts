import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { Problem } from '@tributary/contracts';
import { kitProblems, type ProblemKind } from '@tributary/service-kit';
import { RuleBroken } from '@tributary/service-kit/rule-broken';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { gatewayProblems } from './problems.js';

const kinds: Readonly<Record<string, ProblemKind>> = { ...kitProblems, ...gatewayProblems };

/** Clients that wait for a part which is away are told to come back after this many seconds. */
const COME_BACK_SECONDS = 2;

/** Every error of the gateway itself leaves as RFC 9457 problem details. What nobody foresaw is logged, and told without its words. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('ProblemFilter');

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = this.problemOf(error, request.id);
    if (reply.sent) return;
    if (problem.status === 503) reply.header('retry-after', COME_BACK_SECONDS);
    if (!request.raw.complete) reply.header('connection', 'close');
    void reply.status(problem.status).header('cache-control', 'no-store').type('application/problem+json').send(problem);
  }

  protected problemOf(error: unknown, correlationId: string): Problem {
    const { code, facts } = error instanceof RuleBroken ? error : new RuleBroken(codeOf(error));
    const kind = kinds[code] ?? kinds['service.failed'];
    const { status, title } = kind ?? { status: 500, title: code };
    if (status === 500) this.log.error(error instanceof Error ? (error.stack ?? error.message) : 'Something was thrown that is no error.');
    const { detail, field } = facts;
    return { type: 'about:blank', title, status, code, detail: detail ?? title, ...(field === undefined ? {} : { field }), correlationId };
  }
}

/** The code for what fastify and Nest throw by themselves. */
function codeOf(error: unknown): string {
  switch (statusOf(error)) {
    case 400:
      return 'request.malformed';
    case 404:
      return 'not-found';
    case 413:
      return 'request.too-large';
    case 415:
      return 'request.media-type';
    default:
      return 'service.failed';
  }
}

function statusOf(error: unknown): unknown {
  if (error instanceof HttpException) return error.getStatus();
  return error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
}
