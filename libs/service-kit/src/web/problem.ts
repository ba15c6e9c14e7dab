import { HttpException } from '@nestjs/common';
import type { Problem } from '@tributary/contracts';
import { AggregateMissing } from '@tributary/messaging';
import { QueryFailedError } from 'typeorm';
import { ProviderAway } from '../access/keys.js';
import { outageOf } from '../database/outage.js';
import { type BrokenFacts, RuleBroken } from '../rule-broken.js';
import { InvalidRequest } from './invalid-request.js';
import type { ProblemRegistry } from './problems.js';

/** What to answer to an error. Whatever has no code of its own is a failure of ours, and tells nothing. */
export function problemOf(error: unknown, registry: ProblemRegistry, correlationId: string): Problem {
  const { code, facts } = brokenRule(error);
  const kind = registry[code] ?? registry['service.failed'];
  if (!kind) throw new Error('The registry lacks service.failed.');
  const known = code in registry ? code : 'service.failed';
  const errors = error instanceof InvalidRequest ? { errors: error.fields } : {};
  const told: BrokenFacts = known === code ? facts : {};
  const { detail = kind.title, ...others } = told;
  return { ...others, type: `urn:tributary:problem:${known}`, ...kind, code: known, detail, ...errors, correlationId };
}

function brokenRule(error: unknown): { readonly code: string; readonly facts: BrokenFacts } {
  if (error instanceof RuleBroken) return error;
  if (error instanceof InvalidRequest)
    return { code: 'request.invalid', facts: { detail: 'Correct the fields that are named and send again.' } };
  if (error instanceof AggregateMissing) return { code: 'not-found', facts: {} };
  if (error instanceof ProviderAway) return { code: 'access.provider-away', facts: {} };
  if (error instanceof HttpException) return { code: codeOfStatus(error.getStatus()), facts: {} };
  if (isTaken(error))
    return { code: 'request.conflict', facts: { detail: 'Look at it again; sent once more, the request meets what is there now.' } };
  const outage = outageOf(error);
  if (outage !== null) return { code: outage === 'busy' ? 'service.busy' : 'service.unavailable', facts: {} };
  return { code: 'service.failed', facts: {} };
}

const UNIQUE_VIOLATION = '23505';

// Two requests wanted the same, each before it could see the other's, and this one came second. Sent again it meets the row, and its rule.
function isTaken(error: unknown): boolean {
  return error instanceof QueryFailedError && (error.driverError as { readonly code?: unknown }).code === UNIQUE_VIOLATION;
}

// What fastify and Nest refuse by themselves, before any code of ours is asked.
function codeOfStatus(status: number): string {
  const codes: Readonly<Record<number, string>> = {
    404: 'not-found',
    413: 'request.too-large',
    415: 'request.media-type',
    429: 'request.too-many',
    503: 'service.busy',
  };
  return codes[status] ?? (status >= 500 ? 'service.failed' : 'request.malformed');
}
