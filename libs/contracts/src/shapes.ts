import { z } from 'zod';

/** UUID v7: ids sort by the time they were made. Read in capitals too (RFC 9562, section 4), and compared in small letters. */
export const id = z.uuid().toLowerCase();

/** The tenant: an agency, a district or a vendor. */
export const organisationId = id;

/** NCES LEAID: 7 characters, leading zeros matter, the first two are the state's FIPS code. */
export const leaid = z.string().regex(/^\d{7}$/, 'A LEAID has 7 digits, leading zeros included.');

/** A moment in UTC, ISO 8601. */
export const instant = z.iso.datetime();

/** An IANA time zone, as `America/Chicago`. */
export const zone = z.string().refine(isZone, 'This is not a time zone of the IANA list, such as America/Chicago.');

/** A price for one unit in 1/10,000 dollar: 3890000 is $389.00. At most $100,000. */
export const unitPriceE4 = z.int().min(1).max(1_000_000_000);

/** Cents. */
export const amountCents = z.int().min(0);

/** Units of a lot. At most a million for one district. */
export const quantity = z.int().min(1).max(1_000_000);

/** E-mail addresses are compared in small letters. */
export const email = z.email().max(254).toLowerCase();

/**
 * Words to look for, on one line: line ends and runs of blanks become one blank, what has no width goes, and letters that look alike are composed
 * alike (Unicode NFC).
 */
export const words = (longest: number) =>
  z
    .string()
    .overwrite((text) => (text.length > longest * WIDEST ? text : onOneLine(text)))
    .max(longest);

/** A line as people write it, tidied as `words` are. One that shows nothing is refused as an empty one is. */
export const line = (longest: number) => words(longest).min(1);

/** A name of a person or an organisation. */
export const name = line(200);

/** A whole number as an address has it, which is text: decimal digits and nothing else (`0x10`, `1e3` and ` 5` are none). */
export function wholeNumber<Schema extends z.ZodType<number>>(schema: Schema) {
  return z.preprocess((text) => (typeof text === 'string' && /^\d{1,15}$/.test(text) ? Number(text) : text), schema);
}

/** A CSS colour of an agency: `#0e5f7d`. */
export const colour = z.string().regex(/^#[0-9a-f]{6}$/i, 'A colour is # and six hexadecimal digits.');

/** Composing takes time with the square of the length, so what stays too long in any case is left as it is, to be refused. */
const WIDEST = 4;

/** Blanks of no width and hints for breaking a line: two lines that differ in them alone look the same. */
const NO_WIDTH = /[\u00ad\u200b\u2060]/g;

/** Joiners are part of some scripts and of emoji, but they show nothing by themselves. */
const SHOWN = /[^\s\p{Default_Ignorable_Code_Point}]/u;

function onOneLine(text: string): string {
  if (!SHOWN.test(text)) return '';
  return text.normalize('NFC').replace(NO_WIDTH, '').replace(/\s+/g, ' ').trim();
}

/** The platform's own list of zones decides: it refuses to make a formatter for one that it does not know. */
function isZone(candidate: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: candidate });
    return true;
  } catch {
    return false;
  }
}
