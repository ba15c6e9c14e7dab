import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimitPlugin from '@fastify/rate-limit';
import staticFiles from '@fastify/static';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { AppModule } from './app.module.js';
import { Gateway, type GatewaySettings } from './config.js';
import { rateLimit } from './limits/rate-limit.js';
import { RequestCounts } from './limits/request-counts.js';
import { portalFiles } from './pages/portal-files.js';
import { reference } from './pages/reference.js';
import { PERMISSIONS, securityHeaders } from './pages/security-headers.js';

/** A client sends its whole request within this time, in milliseconds, large bodies over slow lines included. */
const REQUEST_MS = 120_000;

/** The gateway, ready to listen. */
export async function createGateway(settings: GatewaySettings): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    trustProxy: settings.TRUSTED_PROXIES ?? false,
    bodyLimit: settings.BODY_LIMIT_KIB * 1_024,
    requestTimeout: REQUEST_MS,
    genReqId: correlationId,
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.for(settings), adapter, { bodyParser: false });
  app.enableShutdownHooks();
  const gateway = app.get(Gateway);
  passBodiesUnread(adapter.getInstance());
  addToEveryAnswer(adapter.getInstance());
  await app.register(helmet, securityHeaders(gateway));
  await app.register(cookie);
  await app.register(rateLimitPlugin, rateLimit(gateway, app.get(RequestCounts)));
  await app.register(pages(gateway));
  return app.init();
}

/** The id of a request in all logs, events and answers. A client may bring one; it must be one word, since it goes into logs. */
function correlationId({ headers }: IncomingMessage): string {
  const brought = headers['x-correlation-id'];
  return typeof brought === 'string' && /^[\w.:-]{1,100}$/.test(brought) ? brought : randomUUID();
}

/** Bodies go to the services as they come; nothing here reads them. */
function passBodiesUnread(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('*', (_request, _payload, done) => done(null));
}

function addToEveryAnswer(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    reply.header('x-correlation-id', request.id).header('permissions-policy', PERMISSIONS);
    done();
  });
}

/** Files and pages, compressed; what services answer stays as it is, so that their events are held up by nothing. */
function pages(gateway: Gateway) {
  return async (scope: FastifyInstance): Promise<void> => {
    const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
    await scope.register(compress, { brotliOptions, encodings: ['br', 'gzip'] });
    await scope.register(staticFiles, { serve: false, dotfiles: 'deny' });
    portalFiles(scope, gateway.settings.PORTAL_FILES);
    reference(scope, gateway);
  };
}
