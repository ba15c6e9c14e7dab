import { textIn } from '../parts/address.js';

export interface ImportState {
  /** What the rows that are listed have in common. */
  why?: string | undefined;
}

export function importState(state: Record<string, unknown>): ImportState {
  return { why: textIn(state, 'why') };
}
