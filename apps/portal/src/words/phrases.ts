import { clockText, daysBetween, distance, longDayText, ownZone } from '../formats/dates.js';
import { countText } from '../formats/money.js';
import { unitFor } from './plural.js';
import { t } from './words.js';

/** A count with its unit: `120 tablets`. */
export function unitsText(count: number, unit: string): string {
  return `${countText(count)} ${unitFor(count, unit)}`;
}

/** `27 districts` */
export function districtsText(count: number): string {
  return t('purchases.districts', { count, number: countText(count) });
}

/** How far away a moment is: `In 10 days`. */
export function awayText(instant: string, zone: string, now = new Date()): string {
  const { unit, count } = distance(instant, now, zone);
  if (count < 0 || (unit === 'minutes' && new Date(instant) <= now)) return t('parts.away.past');
  const number = countText(count);
  if (unit === 'days') return count === 1 ? t('parts.away.tomorrow') : t('parts.away.inDays', { count, number });
  if (unit === 'hours') return t('parts.away.inHours', { count, number });
  return count === 0 ? t('parts.away.now') : t('parts.away.inMinutes', { count, number });
}

/** A moment in the past, as people say it, in their own zone: `Yesterday, 2:14 PM`. */
export function momentText(instant: string, now = new Date()): string {
  const clock = clockText(instant);
  const days = daysBetween(new Date(instant), now, ownZone);
  if (days === 0) return t('parts.moment.today', { clock });
  if (days === 1) return t('parts.moment.yesterday', { clock });
  return t('parts.moment.other', { day: longDayText(instant, ownZone, now), clock });
}
