import fc from 'fast-check';
import { amount, count, deadline, listed, oneLine, plural, price } from './words.rules.js';

describe('a deadline is told in the reader’s own zone', () => {
  it.each([
    ['2026-12-04T23:00:00.000Z', 'America/Chicago', 'Friday, December 4, 5:00 PM Central'],
    ['2026-07-03T22:00:00.000Z', 'America/Chicago', 'Friday, July 3, 5:00 PM Central'],
    ['2026-12-05T05:30:00.000Z', 'America/Chicago', 'Friday, December 4, 11:30 PM Central'],
    ['2026-12-04T22:00:00.000Z', 'America/New_York', 'Friday, December 4, 5:00 PM Eastern'],
    ['2026-12-05T00:00:00.000Z', 'America/Phoenix', 'Friday, December 4, 5:00 PM Mountain'],
    ['2026-12-05T03:00:00.000Z', 'Pacific/Honolulu', 'Friday, December 4, 5:00 PM Hawaii-Aleutian'],
  ])('%s in %s', (instant, zone, words) => {
    expect(deadline(instant, zone)).toBe(words);
  });

  it('tells the two hours apart that carry the same name when summer time ends', () => {
    expect(deadline('2026-11-01T06:30:00.000Z', 'America/Chicago')).toBe('Sunday, November 1, 1:30 AM Central Daylight');
    expect(deadline('2026-11-01T07:30:00.000Z', 'America/Chicago')).toBe('Sunday, November 1, 1:30 AM Central Standard');
  });

  it('passes over the hour that is missing when summer time begins', () => {
    expect(deadline('2026-03-08T07:59:00.000Z', 'America/Chicago')).toBe('Sunday, March 8, 1:59 AM Central');
    expect(deadline('2026-03-08T08:00:00.000Z', 'America/Chicago')).toBe('Sunday, March 8, 3:00 AM Central');
  });
});

describe('money and numbers', () => {
  it.each([
    [4_290_000, '$429.00'],
    [42_500, '$4.25'],
    [4_255, '$0.4255'],
    [4_250, '$0.425'],
    [12_345_678, '$1,234.5678'],
    [1, '$0.0001'],
  ])('a unit price of %d', (unitPriceE4, words) => {
    expect(price(unitPriceE4)).toBe(words);
  });

  it.each([
    [5_148_000, '$51,480.00'],
    [5, '$0.05'],
    [0, '$0.00'],
    [9_007_199_254_740_991, '$90,071,992,547,409.91'],
  ])('an amount of %d cents', (cents, words) => {
    expect(amount(cents)).toBe(words);
  });

  it('keeps every cent', () => {
    fc.assert(fc.property(fc.maxSafeNat(), (cents) => Number(amount(cents).replace(/[$,.]/g, '')) === cents));
  });

  it.each([
    [1, 'tablet', '1 tablet'],
    [1_200, 'tablet', '1,200 tablets'],
    [2, 'box', '2 boxes'],
    [2, 'battery', '2 batteries'],
    [2, 'tray', '2 trays'],
    [3, 'set of headphones', '3 sets of headphones'],
  ])('%d of %s', (quantity, unit, words) => {
    expect(count(quantity, unit)).toBe(words);
  });

  it('lists names as Americans do', () => {
    expect(listed(['Baldwin County', 'Gulf Shores City'])).toBe('Baldwin County and Gulf Shores City');
    expect(listed(['A', 'B', 'C'])).toBe('A, B, and C');
    expect(plural('license')).toBe('licenses');
  });
});

describe('a text from data as one line', () => {
  it.each([
    ['a header smuggled in', 'Tablets\r\nBcc: everyone@example.com', 'Tablets Bcc: everyone@example.com'],
    ['a text that reads backwards', 'Tablets \u202egpj.exe', 'Tablets gpj.exe'],
    ['a line separator', 'Tablets\u2028now', 'Tablets now'],
    ['a bell and a null', 'Tab\u0007lets\u0000', 'Tab lets'],
    ['an ordinary name', ' St. Clair  County – North ', 'St. Clair County – North'],
  ])('%s', (_, text, line) => {
    expect(oneLine(text)).toBe(line);
  });
});
