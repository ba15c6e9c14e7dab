/** One turn of both sides, one right after the other, so that a busy machine is busy for both. */
export interface Pair {
  readonly ours: number;
  readonly reference: number;
}

/** The middle of what was measured, and how far it went to either side. */
export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly greatest: number;
}

/** Throws where nothing was measured. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((one, other) => one - other);
  const [least, greatest] = [sorted[0], sorted.at(-1)];
  const [lower, upper] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]];
  if (least === undefined || greatest === undefined || lower === undefined || upper === undefined)
    throw new Error('A figure needs at least one measurement.');
  return { median: (lower + upper) / 2, least, greatest };
}

/** Ours in parts of the reference, pair by pair. */
export function ratioOf(pairs: readonly Pair[]): Spread {
  return spreadOf(pairs.map(({ ours, reference }) => ours / reference));
}

/** The value that this share of all does not pass, by nearest rank: 0.99 is p99. Throws where nothing was measured. */
export function percentile(values: readonly number[], share: number): number {
  const value = values.toSorted((one, other) => one - other)[Math.max(Math.ceil(values.length * share), 1) - 1];
  if (value === undefined) throw new Error('A percentile needs at least one measurement.');
  return value;
}
