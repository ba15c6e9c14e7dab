import { type FastifyRateLimitStore, type FastifyRateLimitStoreCtor, normalizeIP, type RateLimitPluginOptions } from '@fastify/rate-limit';
import { RuleBroken } from '@tributary/service-kit/rule-broken';
import type { FastifyRequest } from 'fastify';
import type { Gateway } from '../config.js';
import type { RequestCounts } from './request-counts.js';

const WINDOW_MS = 60_000;

/**
 * How many requests one address may make in a minute. Sign-ins have a count of their own, since each costs the provider work. Files of the
 * portal and the gateway's own health are not counted.
 */
export function rateLimit({ settings }: Gateway, counts: RequestCounts): RateLimitPluginOptions {
  return {
    timeWindow: WINDOW_MS,
    max: (request) => (isSignIn(request) ? settings.SIGN_IN_LIMIT_PER_MINUTE : settings.RATE_LIMIT_PER_MINUTE),
    keyGenerator: (request) => `${isSignIn(request) ? 'sign-in' : 'api'}:${normalizeIP(request.ip)}`,
    allowList: ({ url }) => url.startsWith('/health/'),
    store: storeOn(counts),
    errorResponseBuilder: () =>
      new RuleBroken('request.too-many', { detail: 'Wait for the number of seconds in Retry-After, then go on.' }),
  };
}

function isSignIn({ url }: FastifyRequest): boolean {
  return url.startsWith('/sign-in');
}

/** The plugin makes the store itself, by its class. */
function storeOn(counts: RequestCounts): FastifyRateLimitStoreCtor {
  return class CountsStore implements FastifyRateLimitStore {
    incr(key: string, done: (error: Error | null, count?: { current: number; ttl: number }) => void, windowMs = WINDOW_MS): void {
      counts.add(key, windowMs).then((count) => done(null, count), done);
    }

    child(): FastifyRateLimitStore {
      return this;
    }
  };
}
