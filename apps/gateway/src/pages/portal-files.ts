import { stat } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { RuleBroken } from '@tributary/service-kit/rule-broken';
import type { FastifyInstance } from 'fastify';

/** Paths that belong to programs: what is not routed there does not exist, instead of being a page. */
const NO_PAGE = /^\/(api|health|metrics)(\/|$)/;

/**
 * The portal: its hashed assets, which never change and may be kept for ever, and for every other path its one page, which finds out by itself
 * what to show, and is asked for again each time.
 */
export function portalFiles(scope: FastifyInstance, root: string): void {
  const uncounted = { config: { rateLimit: false as const } };

  scope.get<{ Params: { '*': string } }>('/assets/*', uncounted, (request, reply) =>
    reply.sendFile(`assets/${request.params['*']}`, root, { immutable: true, maxAge: '365d' }),
  );

  scope.get<{ Params: { '*': string } }>('/*', uncounted, async (request, reply) => {
    const path = `/${request.params['*']}`;
    if (NO_PAGE.test(path)) throw new RuleBroken('not-found', { detail: 'There is no such API route.' });
    const file = (await isFile(root, path)) ? path : '/index.html';
    return reply.header('cache-control', 'no-cache').sendFile(file, root, { cacheControl: false });
  });
}

async function isFile(root: string, path: string): Promise<boolean> {
  const file = join(root, path);
  if (!file.startsWith(resolve(root) + sep) || path.includes('\0')) return false;
  return stat(file).then(
    (found) => found.isFile(),
    () => false,
  );
}
