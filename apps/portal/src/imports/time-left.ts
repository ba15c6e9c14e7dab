import { countText } from '../formats/money.js';
import { t } from '../words/words.js';

const soonSeconds = 5;

/** How long it still takes, as people say it: rounded, since a rate is never exact. */
export function timeLeftText(seconds: number | null): string {
  if (seconds === null) return t('imports.running.unknown');
  if (seconds <= soonSeconds) return t('imports.running.soon');
  if (seconds < 60) return t('imports.running.seconds', { number: countText(Math.ceil(seconds / 5) * 5) });
  const minutes = Math.ceil(seconds / 60);
  return t('imports.running.minutes', { count: minutes, number: countText(minutes) });
}
