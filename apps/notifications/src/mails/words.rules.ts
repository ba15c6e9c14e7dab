import type { Role } from '@tributary/contracts';

/** What a role is called in a sentence. */
export const roleWords: Readonly<Record<Role, string>> = {
  'agency-admin': 'agency administrator',
  buyer: 'buyer',
  'district-admin': 'district administrator',
  'purchasing-officer': 'purchasing officer',
};

/** A deadline as people read it, in the reader's own zone: `Friday, December 4, 5:00 PM Central`. */
export function deadline(instant: string, zone: string): string {
  const at = new Date(instant);
  const words = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    weekday: 'long',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  });
  return `${plainSpaces(words.format(at)).replace(' at ', ', ')} ${zoneWord(at, zone)}`;
}

/** A calendar day as people write it: `January 31, 2027`. The day is `YYYY-MM-DD` and has no zone. */
export function calendarDay(day: string): string {
  return new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', dateStyle: 'long' }).format(new Date(`${day}T00:00:00.000Z`));
}

const HOUR_MS = 3_600_000;

/** `Central`; within the hour that comes twice when summer time ends, `Central Daylight` or `Central Standard`. */
function zoneWord(at: Date, zone: string): string {
  const wall = (moment: number): string => new Date(moment).toLocaleString('en-US', { timeZone: zone });
  const here = at.getTime();
  const comesTwice = wall(here) === wall(here - HOUR_MS) || wall(here) === wall(here + HOUR_MS);
  const style = comesTwice ? 'long' : 'longGeneric';
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: style }).formatToParts(at);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
  return comesTwice ? name.replace(/ Time$/, '') : name.replace(/( Standard)? Time$/, '');
}

// Intl puts a narrow no-break space before AM and PM, which some mail programs draw as a box.
function plainSpaces(text: string): string {
  return text.replace(/[\u202f\u00a0]/g, ' ');
}

/** A unit price in dollars: cents always, more digits only where they are not zero. */
export function price(unitPriceE4: number): string {
  const fraction = String(unitPriceE4 % 10_000)
    .padStart(4, '0')
    .replace(/0{1,2}$/, '');
  return `$${grouped(Math.trunc(unitPriceE4 / 10_000))}.${fraction}`;
}

/** An amount in dollars and cents. */
export function amount(amountCents: number): string {
  return `$${grouped(Math.trunc(amountCents / 100))}.${String(amountCents % 100).padStart(2, '0')}`;
}

/** A number with its unit: `1 tablet`, `1,200 tablets`. */
export function count(quantity: number, unit: string): string {
  return `${grouped(quantity)} ${quantity === 1 ? unit : plural(unit)}`;
}

/** The plural of a unit as English makes it by rule. Of `set of headphones`, the set. */
export function plural(unit: string): string {
  const [head, ...rest] = unit.split(' of ');
  if (head !== undefined && rest.length > 0) return [plural(head), ...rest].join(' of ');
  if (/[^aeiou]y$/i.test(unit)) return `${unit.slice(0, -1)}ies`;
  return /(s|x|z|ch|sh)$/i.test(unit) ? `${unit}es` : `${unit}s`;
}

/** Names in a row: `A, B, and C`. */
export function listed(names: readonly string[]): string {
  return new Intl.ListFormat('en-US').format(names);
}

/** The first letter in capitals, for the beginning of a line. */
export function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A text that somebody wrote, as the end of a sentence: its own stop stays, and one is added where there is none. */
export function sentence(text: string): string {
  const line = oneLine(text);
  return /[.!?…]$/.test(line) ? line : `${line}.`;
}

// Controls, and what turns the direction of reading around, have no place in a name: with them a subject line could pretend to be another's.
const UNSEEN = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/** A text from data as one line, safe for a subject: whatever breaks or reverses a line becomes a space. */
export function oneLine(text: string): string {
  return text.replace(UNSEEN, ' ').replace(/\s+/g, ' ').trim();
}

function grouped(whole: number): string {
  return whole.toLocaleString('en-US');
}
