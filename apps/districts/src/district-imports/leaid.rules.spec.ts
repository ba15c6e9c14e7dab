import fc from 'fast-check';
import { readLeaid } from './leaid.rules.js';
import { refusalOf } from '../refusal.fixture.js';

describe('reading a LEAID', () => {
  it.each([
    ['as NCES writes it', '0103540', '0103540', false],
    ['with white space around it', ' 3602300 ', '3602300', false],
    ['with its leading zero lost', '103540', '0103540', true],
    ['of Arizona with its leading zero lost', '400328', '0400328', true],
    ['of a federal school', '5900001', '5900001', false],
  ])('%s', (_, text, leaid, zeroRestored) => {
    expect(readLeaid(text)).toEqual({ leaid, zeroRestored });
  });

  it.each([
    ['nothing', '', 'leaid.missing'],
    ['two zeros lost, which no LEAID has', '10354', 'leaid.malformed'],
    ['a digit too many', '01035400', 'leaid.malformed'],
    ['letters', 'AL-210', 'leaid.malformed'],
    ['a spreadsheet’s number', '1.0354e5', 'leaid.malformed'],
    ['a state code that is reserved', '0303540', 'leaid.malformed'],
    ['a zero that cannot have been lost there', '303540', 'leaid.malformed'],
    ['a state code beyond the last', '9903540', 'leaid.malformed'],
    ['digits of another script', '٠١٠٣٥٤٠', 'leaid.malformed'],
  ])('refuses %s', (_, text, code) => {
    expect(refusalOf(() => readLeaid(text))).toMatchObject({ code });
  });

  const zeroState = fc.constantFrom('01', '02', '04', '05', '06', '08', '09');
  const otherState = fc.constantFrom('10', '36', '48', '56', '78');
  const district = fc.integer({ min: 0, max: 99_999 }).map((number) => String(number).padStart(5, '0'));

  it('puts back the zero of every LEAID that begins with one, and gives the same for what it has given', () => {
    fc.assert(
      fc.property(zeroState, district, (state, number) => {
        const restored = readLeaid(`${state}${number}`.slice(1));
        expect(restored).toEqual({ leaid: `${state}${number}`, zeroRestored: true });
        expect(readLeaid(restored.leaid)).toEqual({ leaid: restored.leaid, zeroRestored: false });
      }),
    );
  });

  it('never touches a whole LEAID', () => {
    fc.assert(
      fc.property(fc.oneof(zeroState, otherState), district, (state, number) => {
        expect(readLeaid(`${state}${number}`)).toEqual({ leaid: `${state}${number}`, zeroRestored: false });
      }),
    );
  });
});
