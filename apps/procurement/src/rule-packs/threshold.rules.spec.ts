import { flagsFor, leastTotalCents, stateOf } from './threshold.rules.js';
import type { Threshold } from './thresholds.js';

const rule: Threshold = {
  state: 'AL',
  rule: 'Sealed bids from this amount on',
  thresholdCents: 4_000_000,
  cite: 'Code of Alabama 16-13B-1',
  source: 'a reprint',
  status: 'secondary',
  from: '2023-01-01',
  until: '2027-12-31',
  above: false,
};

describe('a state’s threshold', () => {
  it.each([
    ['is passed by an amount that meets it', 4_000_000, '0100270', '2026-12-04', 1],
    ['is not passed by a cent less', 3_999_999, '0100270', '2026-12-04', 0],
    ['does not count in another state', 4_000_000, '3600001', '2026-12-04', 0],
    ['does not count before it held', 4_000_000, '0100270', '2022-12-31', 0],
    ['counts on its last day', 4_000_000, '0100270', '2027-12-31', 1],
    ['does not count after it', 4_000_000, '0100270', '2028-01-01', 0],
  ])('%s', (_, totalCents, leaid, day, flags) => {
    expect(flagsFor(totalCents, [leaid], day, [rule])).toHaveLength(flags);
  });

  it('is passed by more alone where the rule says above', () => {
    const above = { ...rule, above: true };
    expect([4_000_000, 4_000_001].map((cents) => flagsFor(cents, ['0100270'], '2026-12-04', [above]).length)).toEqual([0, 1]);
  });

  it('is shown with how far its figure was verified, and where it stands', () => {
    expect(flagsFor(5_000_000, ['0100270'], '2026-12-04', [rule])).toMatchObject([
      { status: 'secondary', cite: 'Code of Alabama 16-13B-1', thresholdCents: 4_000_000, totalCents: 5_000_000 },
    ]);
  });

  it('knows a state by the LEAID of its districts', () => {
    expect([stateOf('0100270'), stateOf('0400001'), stateOf('3600001'), stateOf('0600001')]).toEqual(['AL', 'AZ', 'NY', null]);
  });
});

describe('the least that a quote can come to', () => {
  const lot = {
    lotId: 'a',
    feeE4: 10_000,
    delivery: [{ unitE4: 20_000 }, { unitE4: 5_000 }],
    ladder: [
      { fromQuantity: 50, unitPriceE4: 1_000_000 },
      { fromQuantity: 100, unitPriceE4: 900_000 },
    ],
  };

  it('is its minimum at the first price while nobody is in', () => {
    expect(leastTotalCents([lot], new Map())).toBe(50 * 10_150);
  });

  it('is today’s volume at today’s price once that is more', () => {
    expect(leastTotalCents([lot], new Map([['a', { volume: 120, unitPriceE4: 900_000 }]]))).toBe(120 * 9_150);
  });
});
