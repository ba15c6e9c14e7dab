import type { z } from 'zod';
import { RuleBroken } from '../rule-broken.js';
import { checkLegible } from './legible.rules.js';

/** The `next` of a page: the sort values of its last row, opaque to the caller. */
export function encodeCursor(values: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** Reads a caller's `after`. Throws RuleBroken `page.malformed` for what no page of this list has given out. */
export function decodeCursor<Schema extends z.ZodType>(schema: Schema, after: string): z.output<Schema> {
  const result = schema.safeParse(parsed(after));
  if (!result.success) throw new RuleBroken('page.malformed', { field: 'after', detail: 'Use the `next` of the page before, unchanged.' });
  return result.data;
}

function parsed(after: string): unknown {
  try {
    const values: unknown = JSON.parse(Buffer.from(after, 'base64url').toString('utf8'));
    checkLegible(values);
    return values;
  } catch {
    return undefined;
  }
}
