import type { DistrictImportItem, DistrictImportState } from '@tributary/contracts';

export interface Progress {
  /** From 0 to 1; null where the length of the file is not known. */
  readonly share: number | null;
  readonly rowsPerSecond: number | null;
  readonly secondsLeft: number | null;
}

/** Shorter than this there is no rate worth telling, in seconds. */
const LEAST_SECONDS = 0.5;

export function isRunning(state: DistrictImportState): boolean {
  return state === 'reading' || state === 'applying';
}

/** How far the present step of an import is, how fast, and how long it will still take at that rate. */
export function progressOf(item: DistrictImportItem): Progress {
  const { state, bytes, bytesRead, rowsRead, rejectedTotal, rowsApplied, stateSince, toldAt } = item;
  const good = rowsRead - rejectedTotal;
  const whole = state === 'reading' ? bytes : good;
  const done = state === 'reading' ? bytesRead : rowsApplied;
  const rows = state === 'reading' ? rowsRead : rowsApplied;
  const share = whole === null || whole === 0 ? null : Math.min(1, done / whole);
  const seconds = (Date.parse(toldAt) - Date.parse(stateSince)) / 1_000;
  if (seconds < LEAST_SECONDS || rows === 0) return { share, rowsPerSecond: null, secondsLeft: null };
  const secondsLeft = share === null || share === 0 ? null : seconds / share - seconds;
  return { share, rowsPerSecond: rows / seconds, secondsLeft };
}
