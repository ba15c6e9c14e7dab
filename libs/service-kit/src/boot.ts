import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { KafkaStrategy } from '@tributary/messaging';
import type { ServiceSettings } from './config.js';

export interface BootOptions {
  readonly service: string;
  readonly module: Type;
  readonly settings: () => ServiceSettings;
}

/** Starts a service: the whole of its `main.ts`. */
export async function bootService({ module, settings }: BootOptions): Promise<NestFastifyApplication> {
  const { HOST, PORT } = settings();
  const app = await NestFactory.create<NestFastifyApplication>(module, new FastifyAdapter());
  await app.init();
  app.connectMicroservice({ strategy: app.get(KafkaStrategy) });
  await app.startAllMicroservices();
  await app.listen(PORT, HOST);
  return app;
}
