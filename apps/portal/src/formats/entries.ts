/** What somebody typed: a number, or why it is none. `letter` names a letter that looks like a digit. */
export type Entry =
  { value: number } | { fault: 'empty' | 'letter' | 'not-whole' | 'too-small' | 'too-large' | 'not-a-number'; letter?: string };

const most = 1_000_000;
const dearestE4 = 1_000_000_000;

/** Reads a quantity as people type it: `1,200` and `1200` are the same; nothing is guessed. */
export function readQuantity(typed: string): Entry {
  const text = typed.trim().replaceAll(/[,\s]/g, '');
  if (text === '') return { fault: 'empty' };
  const letter = /[a-z]/i.exec(text)?.[0];
  if (letter !== undefined && /\d/.test(text)) return { fault: 'letter', letter };
  if (/^-?\d+[.]\d+$/.test(text)) return { fault: 'not-whole' };
  if (!/^-?\d+$/.test(text)) return { fault: 'not-a-number' };
  const value = Number(text);
  if (value < 1) return { fault: 'too-small' };
  return value > most ? { fault: 'too-large' } : { value };
}

/** Reads a price in dollars into 1/10,000 dollar: `389`, `$389.00`, `0.0061`. */
export function readPrice(typed: string): Entry {
  const text = typed.trim().replaceAll(/[$,\s]/g, '');
  if (text === '') return { fault: 'empty' };
  const letter = /[a-z]/i.exec(text)?.[0];
  if (letter !== undefined && /\d/.test(text)) return { fault: 'letter', letter };
  const parts = /^(\d{1,9})(?:\.(\d{0,4}))?$/.exec(text);
  if (parts === null) return { fault: 'not-a-number' };
  const value = Number(parts[1]) * 10_000 + Number((parts[2] ?? '').padEnd(4, '0'));
  if (value < 1) return { fault: 'too-small' };
  return value > dearestE4 ? { fault: 'too-large' } : { value };
}

/** Reads what is added to a price, such as a fee: like a price, and nothing typed is nothing added. */
export function readSurcharge(typed: string): Entry {
  const entry = readPrice(typed);
  if (!('fault' in entry)) return entry;
  return entry.fault === 'empty' || entry.fault === 'too-small' ? { value: 0 } : entry;
}

/** The number, or null where there is none. */
export function valueOf(entry: Entry): number | null {
  return 'value' in entry ? entry.value : null;
}
