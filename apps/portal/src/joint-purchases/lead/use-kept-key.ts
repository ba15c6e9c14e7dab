import { useRef } from 'react';
import { keyFor, type KeptKeys } from '../../api/idempotency.js';

/** Keys for a button without a form: the same intention keeps its key through every retry, another one gets its own. */
export function useKeptKey(): (intention: unknown) => string {
  const kept = useRef<KeptKeys | null>(null);
  return (intention) => {
    kept.current = keyFor(intention, kept.current, () => crypto.randomUUID());
    return kept.current.key;
  };
}
