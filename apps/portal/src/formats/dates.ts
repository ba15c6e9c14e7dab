const minuteMs = 60_000;
const dayMs = 86_400_000;
/** From here on a date without its year could be taken for another one. */
const yearNeededMs = 200 * dayMs;

/** The zone that the browser is set to: everything but a deadline is told in it. */
export const ownZone: string = Intl.DateTimeFormat().resolvedOptions().timeZone;

type Parts = Intl.DateTimeFormatOptions;

// Newer browsers put a narrow no-break space before AM and PM; a plain one can be searched and copied.
function written(at: Date, zone: string, parts: Parts): string {
  return new Intl.DateTimeFormat('en-US', { ...parts, timeZone: zone }).format(at).replaceAll('\u202f', ' ').replaceAll(' at ', ', ');
}

function yearWhereNeeded(at: Date, now: Date): Parts {
  return Math.abs(at.getTime() - now.getTime()) > yearNeededMs ? { year: 'numeric' } : {};
}

/** How people call a zone: `Central`, not `Central Time` nor `CST`. */
export function zoneName(zone: string, at = new Date()): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longGeneric' }).formatToParts(at);
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? zone;
  return name.replace(/ Time$/, '');
}

/** A moment on which something hangs: `Friday, March 5, 5:00 PM Central`. */
export function deadlineText(instant: string, zone: string, now = new Date()): string {
  const at = new Date(instant);
  const day = written(at, zone, { weekday: 'long', month: 'long', day: 'numeric', ...yearWhereNeeded(at, now) });
  return `${day}, ${clockText(instant, zone)} ${zoneName(zone, at)}`;
}

/** The same where space is short: `Fri, Mar 5, 5:00 PM Central`. */
export function shortDeadlineText(instant: string, zone: string, now = new Date()): string {
  const at = new Date(instant);
  return `${shortDayText(instant, zone, now)}, ${clockText(instant, zone)} ${zoneName(zone, at)}`;
}

/** `Fri, Mar 5` */
export function shortDayText(instant: string, zone: string, now = new Date()): string {
  const at = new Date(instant);
  return written(at, zone, { weekday: 'short', month: 'short', day: 'numeric', ...yearWhereNeeded(at, now) });
}

/** `Friday, March 5` */
export function longDayText(instant: string, zone = ownZone, now = new Date()): string {
  const at = new Date(instant);
  return written(at, zone, { weekday: 'long', month: 'long', day: 'numeric', ...yearWhereNeeded(at, now) });
}

/** `10:42 AM` */
export function clockText(instant: string | number, zone = ownZone): string {
  return written(new Date(instant), zone, { hour: 'numeric', minute: '2-digit' });
}

/** A day in a column: `Feb 12`. */
export function dayText(instant: string, zone = ownZone, now = new Date()): string {
  const at = new Date(instant);
  return written(at, zone, { month: 'short', day: 'numeric', ...yearWhereNeeded(at, now) });
}

/** How many calendar days lie between two moments in a zone: 1 is tomorrow, -1 yesterday. */
export function daysBetween(from: Date, to: Date, zone: string): number {
  const midnight = (at: Date) => Date.parse(`${isoDay(at, zone)}T00:00:00Z`);
  return Math.round((midnight(to) - midnight(from)) / dayMs);
}

/** A calendar day in a zone, as fields of forms hold it: `2027-03-05`. */
export function isoDay(at: Date, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(at);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/** How far away a moment is, in the one unit that matters. Negative counts lie in the past. */
export function distance(instant: string, now: Date, zone: string): { unit: 'days' | 'hours' | 'minutes'; count: number } {
  const at = new Date(instant);
  const minutes = Math.round((at.getTime() - now.getTime()) / minuteMs);
  if (Math.abs(minutes) < 60) return { unit: 'minutes', count: minutes };
  const hours = Math.round(minutes / 60);
  if (Math.abs(hours) < 24) return { unit: 'hours', count: hours };
  return { unit: 'days', count: daysBetween(now, at, zone) };
}
