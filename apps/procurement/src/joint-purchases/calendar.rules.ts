const DAY_MS = 86_400_000;

/** The day on a zone's calendar, as `2026-12-04`. */
export function dayIn(zone: string, at: Date): string {
  return wallClock(zone, at).toISOString().slice(0, 10);
}

/**
 * The same time of day so many working days later, Monday to Friday on the agency's calendar, also where its clocks are changed meanwhile. Public
 * holidays are not known here: a day off makes the period no longer.
 */
export function workingDaysLater(from: Date, days: number, zone: string): Date {
  const start = wallClock(zone, from);
  let at = start;
  for (let left = days; left > 0;) {
    at = new Date(at.getTime() + DAY_MS);
    if (at.getUTCDay() % 6 !== 0) left -= 1;
  }
  const untouched = new Date(from.getTime() + at.getTime() - start.getTime());
  return new Date(untouched.getTime() + at.getTime() - wallClock(zone, untouched).getTime());
}

// What the zone's clocks show, held as if it were UTC: days of a calendar have 24 hours there, however its clocks are changed.
function wallClock(zone: string, at: Date): Date {
  const shown = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(at);
  const [, sign = '+', hours = '0', minutes = '0'] =
    /^GMT([+-])(\d{2}):(\d{2})$/.exec(shown.find(({ type }) => type === 'timeZoneName')?.value ?? '') ?? [];
  const offsetMs = (Number(hours) * 60 + Number(minutes)) * 60_000;
  return new Date(at.getTime() + (sign === '-' ? -offsetMs : offsetMs));
}
