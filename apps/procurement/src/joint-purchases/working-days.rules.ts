const DAY_MS = 86_400_000;

/**
 * The same time of day so many working days later, Monday to Friday on the agency's calendar. Public holidays are not known here: a day off makes
 * the period no longer.
 */
export function workingDaysLater(from: Date, days: number, zone: string): Date {
  const weekday = new Intl.DateTimeFormat('en-US', { weekday: 'short', timeZone: zone });
  let at = from;
  for (let left = days; left > 0;) {
    at = new Date(at.getTime() + DAY_MS);
    if (!['Sat', 'Sun'].includes(weekday.format(at))) left -= 1;
  }
  return at;
}
