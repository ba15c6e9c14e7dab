import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimitPlugin from '@fastify/rate-limit';
import staticFiles from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { RuleBroken } from '@tributary/service-kit/rule-broken';
import type { FastifyInstance, FastifyServerOptions } from 'fastify';
import { Gateway, type GatewaySettings } from './config.js';
import { rateLimit } from './limits/rate-limit.js';
import { RequestCounts } from './limits/request-counts.js';
import { PERMISSIONS, securityHeaders } from './pages/security-headers.js';

/** A client sends its whole request within this time, in milliseconds, large files over slow lines included. */
const REQUEST_MS = 300_000;

/** How fastify itself is set up here. */
export function serverOptions({ TRUSTED_PROXIES, BODY_LIMIT_KIB }: GatewaySettings): FastifyServerOptions {
  return {
    trustProxy: TRUSTED_PROXIES ?? false,
    bodyLimit: BODY_LIMIT_KIB * 1_024,
    requestTimeout: REQUEST_MS,
  };
}

/**
 * What happens to each request before Nest's part, and to each answer after it. Services' answers go out past these hooks for answers: they
 * are not compressed, so that their events are held up by nothing.
 */
export async function registerPlugins(app: NestFastifyApplication): Promise<void> {
  const gateway = app.get(Gateway);
  const fastify: FastifyInstance = app.getHttpAdapter().getInstance();
  passBodiesUnread(fastify);
  guardEveryAnswer(fastify);
  await app.register(helmet, securityHeaders(gateway));
  await app.register(cookie);
  await app.register(rateLimitPlugin, rateLimit(gateway, app.get(RequestCounts)));
  await app.register(compress, {
    encodings: ['br', 'gzip'],
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } },
    globalDecompression: false,
  });
  await app.register(staticFiles, { serve: false, dotfiles: 'deny' });
}

/** Bodies go to the services as they come; nothing here reads them. */
function passBodiesUnread(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('*', (_request, _payload, done) => done(null));
}

function guardEveryAnswer(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', async (request, reply) => {
    reply.header('permissions-policy', PERMISSIONS);
    // The figures have a port of their own, which is not open to the world.
    if (request.routeOptions.url === '/metrics') throw new RuleBroken('not-found');
  });
  fastify.addHook('onSend', async (request, reply) => {
    // A connection whose request was answered before it was read to its end cannot be used for the next one.
    if (!request.raw.complete) reply.header('connection', 'close');
  });
}
