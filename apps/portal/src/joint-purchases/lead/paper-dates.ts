import { deadlineText, longDayText } from '../../formats/dates.js';

// A paper is read in years to come: its dates are written as from far away, with their year.
const farAway = new Date(0);

/** `Tuesday, November 24, 2026, 12:05 PM Central` */
export function paperMoment(instant: string, zone: string): string {
  return deadlineText(instant, zone, farAway);
}

/** A calendar day, the same in every zone: `Saturday, January 23, 2027`. */
export function paperDay(day: string): string {
  return longDayText(`${day}T12:00:00.000Z`, 'UTC', farAway);
}
