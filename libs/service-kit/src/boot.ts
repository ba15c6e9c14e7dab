import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { KafkaStrategy } from '@tributary/messaging';
import type { FastifyServerOptions } from 'fastify';
import type { Logger } from 'pino';
import { requireAccessRules } from './access/routes.js';
import type { ServiceSettings } from './config.js';
import { createLog } from './watch/log.js';
import { Metrics } from './watch/metrics.js';
import { NestLog } from './watch/nest-log.js';
import { logRequests } from './watch/request-log.js';
import { checkRequests } from './web/request-check.js';
import { answerWithCorrelation } from './web/request-context.js';
import { takeStreamedBodies } from './web/streamed-body.js';
import { answerUnroutable } from './web/unroutable.js';

/** Bytes of a body that is not streamed. */
const BODY_LIMIT_BYTES = 1024 * 1024;
/** How long a stop may take until the process ends all the same. */
const STOP_MS = 20_000;
const SWEEP_MS = 100;

/** The settings that any HTTP process of ours needs. */
export type WebSettings = Pick<ServiceSettings, 'HOST' | 'PORT' | 'LOG_LEVEL'>;

export interface BootOptions {
  /** As it stands in the log. */
  readonly service: string;
  readonly module: Type;
  readonly settings: () => WebSettings;
}

/** How a process differs from a service, where it has plugins of its own. */
export interface WebBootOptions extends BootOptions {
  /** Fastify's own options, over the usual ones. */
  readonly http?: FastifyServerOptions;
  /** Registers fastify's plugins: called before there is a route, or they would not apply to it. */
  readonly plugins?: (app: NestFastifyApplication) => Promise<void>;
  /** False where bodies are passed on as they come. */
  readonly parsesBodies?: boolean;
}

/**
 * The whole of a service's `main.ts`: starts it, connects its consumers and its relay, listens. SIGTERM and SIGINT finish what is in hand and
 * end with code 0; whatever keeps it from starting ends with code 1, and so does a consumer that crashes later.
 */
export async function bootService(options: BootOptions): Promise<NestFastifyApplication> {
  return boot(options, async (app) => {
    app.connectMicroservice({ strategy: app.get(KafkaStrategy) });
    await app.startAllMicroservices();
  });
}

/** As bootService, for a process without database and events, whose module imports WebModule. */
export async function bootWeb(options: WebBootOptions): Promise<NestFastifyApplication> {
  return boot(options, async () => undefined);
}

async function boot(options: WebBootOptions, connect: (app: NestFastifyApplication) => Promise<void>): Promise<NestFastifyApplication> {
  const { HOST, PORT, LOG_LEVEL } = options.settings();
  const log = createLog(options.service, LOG_LEVEL);
  process.once('uncaughtException', (error) => end(log, error, 'Something failed that nobody caught.'));
  try {
    const app = await createApp(options.module, log, options);
    stopOnSignals(app, log);
    await options.plugins?.(app);
    await app.init();
    await connect(app);
    await app.listen(PORT, HOST);
    log.info({ address: await app.getUrl() }, 'listening');
    return app;
  } catch (error) {
    return end(log, error, 'The service could not start.');
  }
}

function end(log: Logger, error: unknown, words: string): never {
  log.fatal({ err: error }, words);
  process.exit(1);
}

/** The application with all that belongs to it, not yet initialised. */
export async function createApp(
  module: Type,
  log: Logger,
  { http = {}, parsesBodies = true }: Pick<WebBootOptions, 'http' | 'parsesBodies'> = {},
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT_BYTES,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: answerUnroutable,
    ...http,
  });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: new NestLog(log),
    abortOnError: false,
    bodyParser: parsesBodies,
  });
  requireAccessRules(app);
  const fastify = adapter.getInstance();
  answerWithCorrelation(fastify);
  logRequests(fastify, log);
  app.get(Metrics).measure(fastify);
  takeStreamedBodies(fastify);
  if (parsesBodies) checkRequests(fastify);
  return app;
}

function stopOnSignals(app: NestFastifyApplication, log: Logger): void {
  const stop = async (signal: string): Promise<void> => {
    log.info({ signal }, 'stopping');
    const deadline = setTimeout(() => {
      log.error('The service did not stop in time.');
      process.exit(1);
    }, STOP_MS);
    // A connection that was in use when the stop began is idle afterwards, and would be waited for until its client lets go of it.
    const sweep = setInterval(() => app.getHttpServer().closeIdleConnections(), SWEEP_MS);
    await app.close();
    clearInterval(sweep);
    clearTimeout(deadline);
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      stop(signal).catch((error: unknown) => end(log, error, 'The service could not stop in order.'));
    });
  }
}
