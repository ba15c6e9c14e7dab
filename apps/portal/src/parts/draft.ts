import type { KeptKeys } from '../api/idempotency.js';

/** What is kept of a form that has not been sent: what was typed, when, and the key under which it was last sent. */
export interface Draft<Values> {
  values: Values;
  savedAt: number | null;
  keys: KeptKeys | null;
}

/** Where a draft lies: one for each person and form, so that nobody meets another's draft on a shared computer. */
export function draftName(personId: string, form: string): string {
  return `tributary-draft:${personId}:${form}`;
}

/** Reads a draft. Fields that the form has gained since are fresh; what cannot be read is no draft. */
export function parseDraft<Values extends object>(stored: string | null, fresh: Values): Draft<Values> {
  const none: Draft<Values> = { values: fresh, savedAt: null, keys: null };
  if (stored === null) return none;
  try {
    const draft = JSON.parse(stored) as Partial<Draft<Values>>;
    if (typeof draft.values !== 'object') return none;
    return { values: { ...fresh, ...draft.values }, savedAt: draft.savedAt ?? null, keys: draft.keys ?? null };
  } catch {
    return none;
  }
}
