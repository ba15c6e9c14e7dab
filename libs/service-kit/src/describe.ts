import { type INestApplication, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { typeOf } from '@tributary/contracts';
import { requireAccessRules } from './access/routes.js';
import { openApi } from './openapi/openapi.js';
import { Service } from './options.js';

/** An event that a service reads, in which consumer, by which handler. */
export interface ReadEvent {
  readonly consumer: string;
  readonly type: string;
  readonly handler: string;
}

/**
 * The `describe` entry of a service: prints `{ openapi, reads }` as JSON, its routes as OpenAPI 3.1 and the events that it reads. It builds
 * nothing and connects to nothing. Ends with code 1 and names the routes where some lack @Access.
 */
export async function describeService(service: string, module: Type, title: string): Promise<void> {
  const app = await NestFactory.create(module, new FastifyAdapter(), { preview: true, logger: ['error'], abortOnError: false });
  requireAccessRules(app);
  process.stdout.write(JSON.stringify({ openapi: openApi(app, service, title), reads: readEvents(app) }));
}

function readEvents(app: INestApplication): ReadEvent[] {
  const { subscriptions } = app.get(Service).options;
  return subscriptions.consumers.flatMap(({ consumer, subscriptions: lines }) =>
    lines.map(({ contract, handler }) => ({ consumer, type: typeOf(contract), handler: handler.name })),
  );
}
