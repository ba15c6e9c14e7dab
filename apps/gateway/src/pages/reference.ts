import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { RuleBroken } from '@tributary/service-kit/rule-broken';
import type { FastifyInstance } from 'fastify';
import type { Gateway } from '../config.js';
import { referenceInitializer, referencePage } from './reference-page.js';

const SWAGGER_UI = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
const SWAGGER_FILES = new Set(['swagger-ui.css', 'swagger-ui-bundle.js', 'swagger-ui-standalone-preset.js', 'favicon-32x32.png']);

/** One API reference for all services, read from the documents that are generated from their controllers. */
export function reference(scope: FastifyInstance, { settings, services }: Gateway): void {
  const names = [...services.keys()];

  scope.get('/reference', (_, reply) => reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(referencePage));
  scope.get('/reference/initializer.js', (_, reply) =>
    reply.header('cache-control', 'no-cache').type('text/javascript; charset=utf-8').send(referenceInitializer(names)),
  );
  scope.get<{ Params: { file: string } }>('/reference/:file', (request, reply) => {
    if (!SWAGGER_FILES.has(request.params.file)) throw new RuleBroken('not-found');
    return reply.sendFile(request.params.file, SWAGGER_UI, { maxAge: '1d' });
  });
  scope.get<{ Params: { file: string } }>('/reference/openapi/:file', async (request, reply) => {
    const service = names.find((name) => request.params.file === `${name}.json`);
    if (service === undefined) throw new RuleBroken('not-found');
    return reply.header('cache-control', 'no-cache').send(await documentOf(settings.OPENAPI_FILES, service));
  });
}

/** The service's document, with the address at which the outside finds it. */
async function documentOf(folder: string, service: string): Promise<object> {
  const text = await readFile(join(folder, `${service}.json`), 'utf8').catch(() => {
    throw new RuleBroken('not-found', { detail: `The API document of ${service} has not been generated.` });
  });
  return { ...(JSON.parse(text) as object), servers: [{ url: `/api/${service}` }] };
}
