const firstMs = 1_000;
const longestMs = 30_000;

/** How long to wait before the stream is opened again, after so many failures in a row. Some of it is chance, so that tabs do not come all at once. */
export function waitMs(failures: number, chance: number): number {
  const full = Math.min(firstMs * 2 ** Math.max(failures - 1, 0), longestMs);
  return Math.round(full * (0.75 + chance * 0.5));
}
