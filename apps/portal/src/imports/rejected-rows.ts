import type { RejectedRow } from '@tributary/contracts';
import { csvText } from '../formats/csv.js';
import { en } from '../words/en.js';
import { t } from '../words/words.js';

export type Why = keyof typeof en.imports.rejected.why;

const known = new Set(Object.keys(en.imports.rejected.why));

/** What about a row is wrong: its code begins with it, as `zip.malformed`. */
export function whyOf({ code }: Pick<RejectedRow, 'code'>): Why {
  const [subject = ''] = code.split('.');
  return isKnown(subject) ? subject : 'other';
}

/** The causes that stand in a report, the most frequent first, with how many rows each has. */
export function causesOf(rows: readonly RejectedRow[]): { why: Why; rows: number }[] {
  const counts = new Map<Why, number>();
  for (const row of rows) counts.set(whyOf(row), (counts.get(whyOf(row)) ?? 0) + 1);
  return [...counts].map(([why, count]) => ({ why, rows: count })).sort((one, other) => other.rows - one.rows);
}

/** The rows that were left out, as a file to correct them by. */
export function rejectedCsv(rows: readonly RejectedRow[]): string {
  const head = (['line', 'district', 'why'] as const).map((column) => t(`imports.rejected.column.${column}`));
  return csvText([head, ...rows.map((row) => [row.line, row.leaid ?? '', row.reason])]);
}

function isKnown(subject: string): subject is Why {
  return known.has(subject);
}
