import { RuleBroken } from '../rule-broken.js';
import { InvalidRequest } from './invalid-request.js';
import { checkLegible } from './legible.rules.js';

const nested = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth));

describe('what a request may say', () => {
  it.each([
    ['letters of any language', 'Bibliothèque · 図書館 · مكتبة'],
    ['an emoji, which is two code units', '📚'],
    ['a tab and line ends', 'one\ttwo\r\nthree'],
    ['a number, a truth and nothing', [1, true, null, undefined]],
    ['twenty values in each other', nested(20)],
  ])('is %s', (_, value) => {
    expect(() => checkLegible({ text: value })).not.toThrow();
  });

  it.each([
    ['a NUL', 'a\u0000b'],
    ['the first half of a pair', 'a\ud83d'],
    ['the second half of a pair', '\udcdab'],
    ['an escape', '\u001b[31m'],
    ['a mark that turns the direction', 'invoice\u202efdp.exe'],
    ['an isolate', '\u2066a'],
    ['a delete', '\u007f'],
  ])('is not %s: the field is named', (_, text) => {
    try {
      checkLegible({ lots: [{ title: 'Tablets' }, { title: text }] });
    } catch (error) {
      expect((error as InvalidRequest).fields).toMatchObject([{ field: 'lots.1.title' }]);
      return;
    }
    throw new Error('It was taken.');
  });

  it.each([
    ['what is nested without end', nested(200_000)],
    ['a field whose name cannot be shown', { 'a\u0000': 1 }],
  ])('is not %s', (_, value) => {
    expect(() => checkLegible(value)).toThrow(RuleBroken);
  });
});
