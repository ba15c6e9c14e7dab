import { isLegible } from '@tributary/service-kit/legible';
import { RowRejected } from './row-rejected.rules.js';
import { shown } from './leaid.rules.js';

// NCES's marks. Missing: -1, M, –. Not applicable: -2, N, †. Of bad quality or withheld: -9, ‡. None of them is a fact.
const NO_VALUE = new Set(['', '-1', '-2', '-9', 'm', 'n', '†', '‡', '–', 'not reported', 'not applicable', 'missing']);

/** What stands in a text where its bytes were none. */
const UNREAD = '\ufffd';

/** The text of a cell, its white space made single; null where the cell holds one of NCES's marks for 'no value'. */
export function textOf(cell: string | undefined): string | null {
  const text = (cell ?? '').replace(/\s+/g, ' ').trim();
  return NO_VALUE.has(text.toLowerCase()) ? null : text;
}

/** A fact that a row must have. */
export function required<T>(value: T | null, code: string, what: string): T {
  if (value === null) throw new RowRejected(code, `The row names no ${what}.`);
  return value;
}

/**
 * Text of at most so many characters, composed as every name of ours (Unicode NFC). What no request may hold cannot be read from a file either.
 */
export function boundedText<T extends string | null>(text: T, what: string, most: number): T;
export function boundedText(text: string | null, what: string, most: number): string | null {
  if (text === null) return text;
  if (!isLegible(text) || text.includes(UNREAD))
    throw new RowRejected('text.unreadable', `The ${what} holds characters that cannot be read.`);
  if (text.length > most) throw new RowRejected('text.too-long', `The ${what} has more than ${most} characters.`);
  return text.normalize('NFC');
}

/** A whole number of at most 7 digits, as `1304`. */
export function wholeNumber(text: string | null, what: string): number | null {
  if (text === null) return null;
  if (!/^\d{1,7}$/.test(text)) throw new RowRejected('number.malformed', `The ${what} is “${shown(text)}”, not a whole number.`);
  return Number(text);
}

/** A number that may have a fraction, between two bounds, as `-86.209263`. */
export function decimal(text: string | null, what: string, [least, most]: readonly [number, number]): number | null {
  if (text === null) return null;
  const value = /^-?\d{1,9}(\.\d{1,12})?$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= least && value <= most)) {
    throw new RowRejected('number.malformed', `The ${what} is “${shown(text)}”, not a number between ${least} and ${most}.`);
  }
  return value;
}

/** A school year as `2024-25`, whether the file writes 2024-25 or 2024-2025. */
export function schoolYear(text: string | null): string | null {
  if (text === null) return null;
  const [, from, to] = /^(\d{4})-(\d{2}|\d{4})$/.exec(text) ?? [];
  if (from === undefined || to === undefined || (Number(from) + 1) % 100 !== Number(to.slice(-2))) {
    throw new RowRejected('year.malformed', `“${shown(text)}” is not a school year such as 2024-25.`);
  }
  return `${from}-${to.slice(-2)}`;
}

const LOCALES = new Set(['11', '12', '13', '21', '22', '23', '31', '32', '33', '41', '42', '43']);

/** NCES's locale code, from `32` or from `32-Town: Distant`. */
export function localeCode(text: string | null): string | null {
  if (text === null) return null;
  const code = text.slice(0, 2);
  if (!LOCALES.has(code) || !/^\d\d(-.*)?$/.test(text)) throw new RowRejected('locale.unknown', `“${shown(text)}” is not a locale code.`);
  return code;
}

const GRADES = new Set(['PK', 'KG', '01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12', '13', 'UG', 'AE']);
const GRADE_WORDS: Readonly<Record<string, string>> = {
  prekindergarten: 'PK',
  kindergarten: 'KG',
  ungraded: 'UG',
  'adult education': 'AE',
};

/** NCES's grade code, from `09` or from `9th Grade`, `Prekindergarten`, `Ungraded`. */
export function gradeCode(text: string | null): string | null {
  if (text === null) return null;
  const [, ordinal] = /^(\d{1,2})(?:st|nd|rd|th) grade$/i.exec(text) ?? [];
  const code = ordinal?.padStart(2, '0') ?? GRADE_WORDS[text.toLowerCase()] ?? text.toUpperCase();
  if (!GRADES.has(code)) throw new RowRejected('grade.unknown', `“${shown(text)}” is not a grade.`);
  return code;
}

/**
 * An address that can stand behind a link. Some agencies report a street or an e-mail address as their web site: no link is better than one
 * that leads nowhere, and no reason to leave the district out.
 */
export function webAddress(text: string | null): string | null {
  if (text === null || text.length > 300) return null;
  const candidate = /^https?:\/\//i.test(text) ? text : `http://${text}`;
  if (!/^https?:\/\/[a-z0-9-]+(\.[a-z0-9-]+)+([:/?#][^\s@]*)?$/i.test(candidate)) return null;
  return candidate;
}
