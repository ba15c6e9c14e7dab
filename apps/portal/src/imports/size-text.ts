import { countText } from '../formats/money.js';
import { t } from '../words/words.js';

/** The size of a file as people read it: `1,840 KB`, `9.6 MB`. */
export function sizeText(bytes: number): string {
  if (bytes < 4_000_000) return t('imports.file.size', { number: countText(Math.max(1, Math.round(bytes / 1_000))) });
  return t('imports.file.sizeMega', { number: (bytes / 1_000_000).toFixed(1) });
}
