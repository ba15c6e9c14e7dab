import { causesOf, rejectedCsv, whyOf } from './rejected-rows.js';

const row = (line: number, code: string, leaid: string | null = null) => ({ line, leaid, code, reason: `Wrong: ${code}` });

describe('rows that were left out', () => {
  it('are told apart by what is wrong', () => {
    expect(whyOf({ code: 'zip.malformed' })).toBe('zip');
    expect(whyOf({ code: 'weather.bad' })).toBe('other');
  });

  it('have the most frequent cause first', () => {
    expect(causesOf([row(2, 'zip.malformed'), row(3, 'leaid.missing'), row(4, 'leaid.twice')])).toEqual([
      { why: 'leaid', rows: 2 },
      { why: 'zip', rows: 1 },
    ]);
    expect(causesOf([])).toEqual([]);
  });

  it('can be taken along as a file', () => {
    expect(rejectedCsv([row(2, 'zip.malformed', '0103540')])).toBe(
      '\ufeffLine,District number,What is wrong\r\n2,0103540,Wrong: zip.malformed\r\n',
    );
  });
});
