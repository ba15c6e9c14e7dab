import type { DistrictImportReport, RejectedRow } from '@tributary/contracts';
import { RowRejected } from './row-rejected.rules.js';

/** Rejected rows that a report lists; further ones are only counted. */
const MOST_LISTED = 1_000;

/** Counts what a file held, while it is read. */
export class Tally {
  rowsRead = 0;
  zerosRestored = 0;
  rejectedTotal = 0;
  readonly rejected: RejectedRow[] = [];

  /** Counts a row as bad. One that lies over several lines has swallowed the rows that began there. */
  reject(
    { line, leaid, lines = 1 }: { readonly line: number; readonly leaid: string | null; readonly lines?: number },
    why: RowRejected,
  ): void {
    this.rejectedTotal += lines;
    if (this.rejected.length < MOST_LISTED) this.rejected.push({ line, leaid, code: why.code, reason: why.reason });
  }

  /** The figures of the report, the bad rows in the order of the file. */
  figures(): Pick<DistrictImportReport, 'rowsRead' | 'zerosRestored' | 'rejectedTotal' | 'rejected'> {
    const { rowsRead, zerosRestored, rejectedTotal } = this;
    return { rowsRead, zerosRestored, rejectedTotal, rejected: [...this.rejected].sort((one, other) => one.line - other.line) };
  }
}

/** Whether so many rows are bad that the file as a whole cannot be trusted. Exactly the share is still trusted. */
export function isTooBad({ rowsRead, rejectedTotal }: Pick<Tally, 'rowsRead' | 'rejectedTotal'>, mostBadShare: number): boolean {
  return rejectedTotal > rowsRead * mostBadShare;
}
