import fc from 'fast-check';
import { exactNumber, lineAmountCents, sumCents } from './money.rules.js';

describe('what a line costs', () => {
  it.each([
    ['120 tablets at $429.00', 120, 4_290_000, 5_148_000],
    ['one unit at half a cent is rounded up to a cent', 1, 50, 1],
    ['one unit below half a cent is rounded down to nothing', 1, 49, 0],
    ['three units at half a cent are rounded once, not three times', 3, 50, 2],
    ['two units at half a cent are a cent exactly', 2, 50, 1],
    ['a million units at $100,000 each', 1_000_000, 1_000_000_000, 10_000_000_000_000],
  ])('%s', (_, quantity, unitPriceE4, cents) => {
    expect(lineAmountCents(quantity, unitPriceE4)).toBe(cents);
  });
});

describe('laws of money', () => {
  const quantity = fc.integer({ min: 1, max: 1_000_000 });
  const unitPriceE4 = fc.integer({ min: 1, max: 1_000_000_000 });

  it('a line is at most half a cent away from its exact product', () => {
    fc.assert(
      fc.property(quantity, unitPriceE4, (units, price) => {
        const doubledDifference = 2n * (BigInt(lineAmountCents(units, price)) * 100n - BigInt(units) * BigInt(price));
        expect(doubledDifference <= 100n && doubledDifference > -100n).toBe(true);
      }),
    );
  });

  it('the sum of the lines is at most half a cent for each line away from the exact product of the whole', () => {
    fc.assert(
      fc.property(fc.array(quantity, { minLength: 1, maxLength: 200 }), unitPriceE4, (lines, price) => {
        const whole = BigInt(sumCents(lines.map((units) => lineAmountCents(units, price)))) * 100n;
        const exact = lines.reduce((sum, units) => sum + BigInt(units), 0n) * BigInt(price);
        const difference = whole > exact ? whole - exact : exact - whole;
        expect(difference <= 50n * BigInt(lines.length)).toBe(true);
      }),
    );
  });

  it('more units never cost less', () => {
    fc.assert(
      fc.property(quantity, unitPriceE4, (units, price) => {
        expect(lineAmountCents(units + 1, price)).toBeGreaterThanOrEqual(lineAmountCents(units, price));
      }),
    );
  });
});

describe('a figure that a number does not hold exactly', () => {
  it.each([['9007199254740993'], [2n ** 60n], ['12.5'], ['many']])('%s is refused', (value) => {
    expect(() => exactNumber(value)).toThrow(RangeError);
  });

  it('is the only one refused', () => {
    expect(['9007199254740991', 120n, 7].map(exactNumber)).toEqual([Number.MAX_SAFE_INTEGER, 120, 7]);
  });
});
