import { type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { All, Controller, Logger, Req, Res } from '@nestjs/common';
import { Access, contextOf } from '@tributary/service-kit';
import { RuleBroken } from '@tributary/service-kit/rule-broken';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { Gateway } from '../config.js';
import { StreamsOfSessions } from '../sessions/streams-of-sessions.js';
import { ForwardRequest } from './forward-request.js';
import { answerHeaders, requestHeaders } from './headers.rules.js';
import { type Credentials, ReadCredentials } from '../sign-in/read-credentials.js';
import { outsideLocation, servicePath } from './service-path.rules.js';
import { type Errand } from './upstream.js';

const METHODS_TAKEN = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']);

/** Every route of every service, from `/api/<service>/v1/…` to the service's own `/v1/…`. */
@Controller('api')
export class ApiController {
  private readonly log = new Logger('ApiController');

  constructor(
    private readonly gateway: Gateway,
    private readonly credentials: ReadCredentials,
    private readonly requests: ForwardRequest,
    private readonly streams: StreamsOfSessions,
  ) {}

  @Access('anyone')
  @All('*')
  async forward(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const target = servicePath(request.raw.url ?? '');
    if (target === null || !this.gateway.services.has(target.service))
      throw new RuleBroken('not-found', { detail: 'There is no such API route.' });
    if (!METHODS_TAKEN.has(request.method)) throw new RuleBroken('gateway.method');
    const credentials = await this.credentials.of(request);
    const gone = new AbortController();
    reply.raw.once('close', () => gone.abort());
    const answer = await this.requests.forward(target.service, this.errand(request, target.path, credentials, gone.signal));
    if (isEventStream(answer)) this.streams.follow(reply.raw, credentials.session);
    await this.passBack(answer, target.service, request, reply);
  }

  private errand(request: FastifyRequest, path: string, { token }: Credentials, gone: AbortSignal): Errand {
    const known = { token, ...contextOf(request), clientAddress: request.ip, publicUrl: this.gateway.publicUrl };
    const body = hasBody(request) ? request.raw : null;
    const headers = requestHeaders(request.headers, known);
    if (body === null) delete headers['content-length'];
    return { method: request.method, path, headers, body, gone };
  }

  /** The head goes out at once and each piece as it comes, so a page hears of an event when it happens. */
  private async passBack(answer: IncomingMessage, service: string, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const headers = { ...(reply.getHeaders() as OutgoingHttpHeaders), ...answerHeaders(answer.headers) };
    if (typeof headers.location === 'string') headers.location = outsideLocation(headers.location, service);
    // A connection whose request was answered before it was read cannot be used for the next one.
    if (!request.raw.complete) headers.connection = 'close';
    reply.hijack();
    reply.raw.writeHead(answer.statusCode ?? 502, headers);
    reply.raw.flushHeaders();
    await pipeline(answer, reply.raw).catch((error: Error) => this.log.debug(`${service}: an answer broke off: ${error.message}`));
  }
}

function isEventStream({ headers }: IncomingMessage): boolean {
  return headers['content-type']?.startsWith('text/event-stream') ?? false;
}

function hasBody({ method, headers }: FastifyRequest): boolean {
  if (method === 'GET' || method === 'HEAD') return false;
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
