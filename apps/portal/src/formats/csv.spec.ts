import { csvText } from './csv.js';

describe('a CSV file', () => {
  it.each([
    ['plain cells', [['District', 120]], '\ufeffDistrict,120\r\n'],
    ['a comma and a quote', [['Baldwin, "South"', 1]], '\ufeff"Baldwin, ""South""",1\r\n'],
    ['what a spreadsheet would run', [['=1+1', -5]], "\ufeff'=1+1,-5\r\n"],
    ['a leading zero stays text', [['0103540']], '\ufeff0103540\r\n'],
  ])('%s', (_, rows, text) => {
    expect(csvText(rows)).toBe(text);
  });
});
