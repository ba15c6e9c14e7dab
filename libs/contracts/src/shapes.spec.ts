import { day, declineBody, email, id, ladder, leaid, line, quantity, unitPriceE4, wholeNumber, words, zone } from './index.js';

describe('what a shape takes and refuses', () => {
  it.each([
    ['a LEAID with its leading zero', leaid, '0103540', true],
    ['a LEAID that lost its leading zero', leaid, '103540', false],
    ['a quantity of nothing', quantity, 0, false],
    ['a quantity of half a tablet', quantity, 0.5, false],
    ['a million', quantity, 1_000_000, true],
    ['a quantity of 10^12', quantity, 1_000_000_000_000, false],
    ['a quantity as text', quantity, '120', false],
    ['$389.00', unitPriceE4, 3_890_000, true],
    ['a price of nothing', unitPriceE4, 0, false],
    ['a price above $100,000', unitPriceE4, 1_000_000_001, false],
    ['a ladder without a rung', ladder, [], false],
    ['digits in an address', wholeNumber(quantity), '120', true],
    ['hexadecimal digits in an address', wholeNumber(quantity), '0x10', false],
    ['a power in an address', wholeNumber(quantity), '1e3', false],
    ['a blank before the digits', wholeNumber(quantity), ' 5', false],
    ['Central time', zone, 'America/Chicago', true],
    ['a zone that does not exist', zone, 'America/Winfield', false],
    ['a day', day, '2026-12-04', true],
    ['a day that no month has', day, '2026-02-30', false],
    ['a day of the year 0, which there was not', day, '0000-01-01', false],
    ['an e-mail address without a domain', email, 'renee', false],
    ['a line of 40 letters', line(40), 'x'.repeat(40), true],
    ['a line of 41 letters', line(40), 'x'.repeat(41), false],
    ['a line of blanks', line(40), ' \t\u00a0\u200b', false],
    ['a line of joiners, which shows nothing', line(40), '\u200d\u200c', false],
    ['no words to look for', words(100), '', true],
  ])('%s', (_, schema, value, taken) => {
    expect(schema.safeParse(value).success).toBe(taken);
  });

  it.each([
    ['line ends', 'Tablets\r\nfor  schools\u2028 ', 'Tablets for schools'],
    ['letters that are composed of two', 'Cafe\u0301', 'Caf\u00e9'],
    ['blanks without a width', 'Tab\u200blets\u2060', 'Tablets'],
    ['the joiners of an emoji, which stay', '\u{1f468}\u200d\u{1f3eb}', '\u{1f468}\u200d\u{1f3eb}'],
  ])('tidies %s', (_, written, kept) => {
    expect(line(40).parse(written)).toBe(kept);
  });

  it('refuses at once what is too long, however hard it would be to compose', () => {
    const begun = Date.now();
    expect(line(40).safeParse('\u0301\u0323'.repeat(100_000)).success).toBe(false);
    expect(Date.now() - begun).toBeLessThan(1_000);
  });

  it('writes e-mail addresses in small letters', () => {
    expect(email.parse('Renee.Hollis@Sample.Example')).toBe('renee.hollis@sample.example');
  });

  it('writes ids in small letters, as they are stored: whoever sends capitals means the same row', () => {
    expect(id.parse('019A3B5C-0000-7000-8000-00000000B001')).toBe('019a3b5c-0000-7000-8000-00000000b001');
  });

  it('drops what it does not know, so that nothing can be assigned by naming it', () => {
    const body = { reason: 'We bought in August.', organisationId: 'somebody else' };
    expect(declineBody.parse(body)).toEqual({ reason: body.reason });
  });
});
