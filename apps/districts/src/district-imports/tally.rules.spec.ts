import { RowRejected } from './row-rejected.rules.js';
import { isTooBad, Tally } from './tally.rules.js';

describe('when a file is too bad to be trusted', () => {
  it.each([
    ['no row is bad', 139, 0, false],
    ['5 of 100 are bad, which is the share', 100, 5, false],
    ['6 of 100 are bad', 100, 6, true],
    ['the only row is bad', 1, 1, true],
    ['there is no row', 0, 0, false],
  ])('%s', (_, rowsRead, rejectedTotal, tooBad) => {
    expect(isTooBad({ rowsRead, rejectedTotal }, 0.05)).toBe(tooBad);
  });
});

describe('the tally', () => {
  const why = new RowRejected('leaid.missing', 'The row names no LEAID.');

  it('lists 1,000 bad rows and counts the others', () => {
    const tally = new Tally();
    for (let line = 2; line < 1_302; line += 1) tally.reject({ line, leaid: null }, why);
    expect([tally.rejected.length, tally.rejectedTotal]).toEqual([1_000, 1_300]);
  });

  it('counts every line that an open quotation mark has swallowed', () => {
    const tally = new Tally();
    tally.reject({ line: 2, leaid: null, lines: 7 }, why);
    expect([tally.rejected.length, tally.rejectedTotal]).toEqual([1, 7]);
  });
});
