import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Controller, Get, Header, Param, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { Access } from '@tributary/service-kit';
import { RuleBroken } from '@tributary/service-kit/rule-broken';
import { type FastifyReply } from 'fastify';
import { Gateway } from '../config.js';
import { referenceInitializer, referencePage } from './reference-page.js';

const SWAGGER_UI = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
const SWAGGER_FILES = new Set(['swagger-ui.css', 'swagger-ui-bundle.js', 'swagger-ui-standalone-preset.js', 'favicon-32x32.png']);

/** One API reference for all services, read from the documents that are generated from their controllers. */
@Access('anyone')
@Controller('reference')
export class ReferenceController {
  constructor(private readonly gateway: Gateway) {}

  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'no-cache')
  page(): string {
    return referencePage;
  }

  @Get('initializer.js')
  @Header('content-type', 'text/javascript; charset=utf-8')
  @Header('cache-control', 'no-cache')
  initializer(): string {
    return referenceInitializer([...this.gateway.services.keys()]);
  }

  @Get(':file')
  @RouteConfig({ rateLimit: false })
  file(@Param('file') file: string, @Res() reply: FastifyReply): void {
    if (!SWAGGER_FILES.has(file)) throw new RuleBroken('not-found');
    reply.sendFile(file, SWAGGER_UI, { maxAge: '1d' });
  }

  /** The service's document, with the address at which the outside finds it. */
  @Get('openapi/:file')
  @Header('cache-control', 'no-cache')
  async document(@Param('file') file: string): Promise<object> {
    const service = [...this.gateway.services.keys()].find((name) => file === `${name}.json`);
    if (service === undefined) throw new RuleBroken('not-found');
    const text = await readFile(join(this.gateway.settings.OPENAPI_FILES, file), 'utf8').catch(() => {
      throw new RuleBroken('not-found', { detail: `The API document of ${service} has not been generated.` });
    });
    return { ...(JSON.parse(text) as object), servers: [{ url: `/api/${service}` }] };
  }
}
