import type { Acting } from '../shell/acting.js';

/** Who keeps a district's list of sites: those who commit, and its administrators. */
export function keepsSites({ may }: Pick<Acting, 'may'>): boolean {
  return may('purchasing-officer') || may('district-admin');
}
