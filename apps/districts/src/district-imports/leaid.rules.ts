import { RowRejected } from './row-rejected.rules.js';

export interface ReadLeaid {
  readonly leaid: string;
  readonly zeroRestored: boolean;
}

/**
 * The LEAID as NCES writes it: 7 digits, of which the first two are the state's FIPS code. Spreadsheets drop the leading zero of the states
 * 01 to 09, so 6 digits get it back; fewer cannot have come from a LEAID, since no state's code is 00.
 */
export function readLeaid(text: string): ReadLeaid {
  const digits = text.trim();
  if (digits === '') throw new RowRejected('leaid.missing', 'The row names no LEAID.');
  const zeroRestored = /^\d{6}$/.test(digits);
  const leaid = zeroRestored ? `0${digits}` : digits;
  if (!/^\d{7}$/.test(leaid)) throw new RowRejected('leaid.malformed', `“${shown(digits)}” is not a LEAID: it has 7 digits.`);
  if (!isStateCode(leaid.slice(0, 2))) {
    throw new RowRejected('leaid.malformed', `“${shown(digits)}” is not a LEAID: no state has the code ${leaid.slice(0, 2)}.`);
  }
  return { leaid, zeroRestored };
}

// FIPS 5-2: 01 to 56 are states, where 03, 07, 14, 43 and 52 are reserved; NCES has 58 to 63 for federal schools; 60 to 78 hold the territories.
const RESERVED = new Set(['00', '03', '07', '14', '43', '52', '57']);

function isStateCode(code: string): boolean {
  return Number(code) <= 78 && !RESERVED.has(code);
}

/** A value from a file, short enough for a report, with a mark in the place of what PostgreSQL could not store: control characters and half ones. */
export function shown(text: string): string {
  const short = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  return short.toWellFormed().replace(/\p{Cc}/gu, '\ufffd');
}
