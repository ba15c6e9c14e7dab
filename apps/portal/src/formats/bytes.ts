import { countText } from './money.js';

/** The size of a file: `48 kB`, `1.2 MB`. */
export function bytesText(bytes: number): string {
  if (bytes < 1_000) return `${countText(bytes)} B`;
  if (bytes < 1_000_000) return `${countText(Math.round(bytes / 1_000))} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
