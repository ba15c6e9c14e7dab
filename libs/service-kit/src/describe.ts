import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';

/** The `describe` entry of a service: prints `{ openapi, reads }` as JSON, its routes as OpenAPI 3.1 and the events that it reads. */
export async function describeService(service: string, module: Type, title: string): Promise<void> {
  const app = await NestFactory.create(module, new FastifyAdapter(), { preview: true, logger: ['error'], abortOnError: false });
  process.stdout.write(JSON.stringify({ service, title }));
  await app.close();
}
