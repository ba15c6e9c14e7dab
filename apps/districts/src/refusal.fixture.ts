/** What a rule throws: its code, and the facts that it tells. */
export interface Refusal {
  readonly code: string;
  readonly facts?: unknown;
}

/** Null where the rule lets it pass, else its refusal. What is not a refusal with a code goes on as the failure that it is. */
export function refusalOf(rule: () => unknown): Refusal | null {
  try {
    rule();
    return null;
  } catch (error) {
    if (error instanceof Error && 'code' in error && typeof error.code === 'string')
      return { code: error.code, facts: 'facts' in error ? error.facts : undefined };
    throw error;
  }
}
