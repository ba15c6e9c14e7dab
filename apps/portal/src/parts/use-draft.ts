import { useCallback, useEffect, useState } from 'react';
import { keyFor } from '../api/idempotency.js';
import { draftName, parseDraft, type Draft } from './draft.js';

/** A form's values that survive a reload and the end of the session, and the key under which they are sent. */
export function useDraft<Values extends object>(personId: string, form: string, fresh: Values) {
  const name = draftName(personId, form);
  const [draft, setDraft] = useState<Draft<Values>>(() => parseDraft(stored(name), fresh));
  const [sent, setSent] = useState(false);

  useEffect(() => {
    if (draft.savedAt !== null && !sent) keep(name, JSON.stringify(draft));
  }, [name, draft, sent]);

  const change = useCallback((patch: Partial<Values>) => {
    setDraft((before) => ({ ...before, values: { ...before.values, ...patch }, savedAt: Date.now() }));
  }, []);

  /** The key for this content. It is written down before anything is sent: a reload in between must not make another. */
  const keyOf = (body: unknown): string => {
    const keys = keyFor(body, draft.keys, () => crypto.randomUUID());
    const next = { ...draft, keys, savedAt: draft.savedAt ?? Date.now() };
    keep(name, JSON.stringify(next));
    setDraft(next);
    return keys.key;
  };

  /** Whether exactly this was sent before and its answer was lost: sending it again brings that answer. */
  const wasSent = (body: unknown): boolean => draft.keys?.content === JSON.stringify(body);

  /** Forgets the draft: it was sent, or thrown away. */
  const clear = useCallback(() => {
    setSent(true);
    forget(name);
  }, [name]);

  return { values: draft.values, savedAt: draft.savedAt, change, keyOf, wasSent, clear };
}

// A browser may forbid storage: the form then works without surviving a reload.
function stored(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function keep(name: string, text: string): void {
  try {
    localStorage.setItem(name, text);
  } catch {
    // Storage is full or forbidden.
  }
}

function forget(name: string): void {
  try {
    localStorage.removeItem(name);
  } catch {
    // Storage is forbidden, so there is nothing to forget.
  }
}
