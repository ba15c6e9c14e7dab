import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { RuleBroken } from '../rule-broken.js';

const ETAG = /^"(\d{1,9})"$/;

/** The revision that an update is based on, from `If-Match: "3"`; null without the header. Throws `request.malformed` for any other form. */
export const IfMatch = createParamDecorator((_: undefined, context: ExecutionContext): number | null => {
  const header = context.switchToHttp().getRequest<FastifyRequest>().headers['if-match'];
  if (header === undefined) return null;
  const [, revision] = ETAG.exec(header) ?? [];
  if (revision === undefined) throw new RuleBroken('request.malformed', { detail: 'Write the revision as If-Match: "3".' });
  return Number(revision);
});

/**
 * An update of what exists names the revision that it was made from (RFC 9110, section 13.1.1), so that nobody overwrites what they have not seen.
 * `current` is null where nothing exists yet. Throws `request.precondition-required` (428) and `request.precondition-failed` (412).
 */
export function checkRevision(given: number | null, current: number | null): void {
  if (given === current) return;
  if (given === null)
    throw new RuleBroken('request.precondition-required', { detail: `Look at it, then send If-Match: "${current}" with your change.` });
  throw new RuleBroken('request.precondition-failed', { detail: 'It has changed since you looked at it. Look again, then decide.' });
}
