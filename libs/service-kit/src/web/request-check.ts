import type { FastifyInstance, FastifyRequest } from 'fastify';
import { RuleBroken } from '../rule-broken.js';
import { checkLegible } from './legible.rules.js';
import { StreamedBody } from './streamed-body.js';

/** Refuses, before any handler or guard sees it, what no route can do anything with: packed bodies, and texts that cannot be stored. */
export function checkRequests(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', async ({ headers }) => {
    const coding = headers['content-encoding'] ?? 'identity';
    if (coding !== 'identity')
      throw new RuleBroken('request.media-type', { detail: 'Send the body unpacked, without a Content-Encoding.' });
  });
  fastify.addHook('preValidation', async ({ body, query, params }: FastifyRequest) => {
    checkLegible(query);
    checkLegible(params);
    if (!(body instanceof StreamedBody)) checkLegible(body);
  });
}
