import fc from 'fast-check';
import { basketOf, lotOf, purchases } from './basket.fixture.js';
import { type Basket, type LotPrices, quantityOf, surchargeOf, volumeOf } from './basket.rules.js';
import { unitPriceAt } from './ladder.rules.js';
import { price, type Pricing } from './price.rules.js';
import { smallestVolumeAt } from './tolerance.rules.js';

const tablets = lotOf('a', [
  [10, 400],
  [20, 300],
  [40, 200],
]);
const cases = lotOf('b', [[5, 50]]);

const membersOf = ({ baskets }: Pricing): string[] => baskets.map(({ basket }) => basket.commitmentId).sort();
const taken = ({ baskets }: Pricing, id: string): number[] =>
  baskets.filter(({ basket }) => basket.commitmentId === id).flatMap(({ lines }) => lines.map(({ quantity }) => quantity));

describe('who is in, and at which price', () => {
  it.each<[string, LotPrices[], Basket[], string[], (number | null)[]]>([
    [
      'everybody without a ceiling is, at the price of all together',
      [tablets],
      [basketOf('1', { lotId: 'a', quantity: 12 }), basketOf('2', { lotId: 'a', quantity: 8 })],
      ['1', '2'],
      [300],
    ],
    [
      'whoever would pay more than its ceiling is not, and the others pay what their own volume costs',
      [tablets],
      [basketOf('1', { lotId: 'a', quantity: 12 }), basketOf('2', { lotId: 'a', quantity: 8, ceilingE4: 299 })],
      ['1'],
      [400],
    ],
    [
      'a ceiling that is just met holds',
      [tablets],
      [basketOf('1', { lotId: 'a', quantity: 12 }), basketOf('2', { lotId: 'a', quantity: 8, ceilingE4: 300 })],
      ['1', '2'],
      [300],
    ],
    [
      'one that leaves may take others with it',
      [tablets],
      [basketOf('1', { lotId: 'a', quantity: 12, ceilingE4: 399 }), basketOf('2', { lotId: 'a', quantity: 8, ceilingE4: 299 })],
      [],
      [null],
    ],
    ['tolerance counts for the price', [tablets], [basketOf('1', { lotId: 'a', quantity: 15, tolerance: 5 })], ['1'], [300]],
    ['below the first rung nobody is, ceiling or none', [tablets], [basketOf('1', { lotId: 'a', quantity: 9 })], [], [null]],
    [
      'a basket is whole: a lot that misses its minimum takes the other lot along',
      [tablets, cases],
      [basketOf('1', { lotId: 'a', quantity: 12 }, { lotId: 'b', quantity: 4 }), basketOf('2', { lotId: 'a', quantity: 10 })],
      ['2'],
      [400, null],
    ],
  ])('%s', (_, lots, baskets, members, prices) => {
    const pricing = price(lots, baskets);
    expect(membersOf(pricing)).toEqual(members);
    expect(pricing.lots.map(({ unitPriceE4 }) => unitPriceE4)).toEqual(prices);
  });

  it('compares a ceiling with the landed price: unit, fee, and the dearest delivery of its sites', () => {
    const withFee = { ...tablets, feeE4: 7 };
    const sites = [
      { siteId: 'near', quantity: 6, deliveryE4: 1 },
      { siteId: 'far', quantity: 6, deliveryE4: 13 },
    ];
    expect(membersOf(price([withFee], [basketOf('1', { lotId: 'a', ceilingE4: 420, lines: sites })]))).toEqual(['1']);
    expect(membersOf(price([withFee], [basketOf('1', { lotId: 'a', ceilingE4: 419, lines: sites })]))).toEqual([]);
  });

  it('says for which lot a basket was left out, and why', () => {
    const baskets = [
      basketOf('1', { lotId: 'a', quantity: 12 }),
      basketOf('2', { lotId: 'a', quantity: 2, ceilingE4: 399 }),
      basketOf('3', { lotId: 'a', quantity: 2 }, { lotId: 'b', quantity: 4 }),
    ];
    expect(price([tablets, cases], baskets).leftOut.map(({ basket, lotId, reason }) => [basket.commitmentId, lotId, reason])).toEqual([
      ['2', 'a', 'ceiling'],
      ['3', 'b', 'minimum'],
    ]);
  });
});

describe('how much of the tolerance is used', () => {
  it.each<[string, Basket[], number[][]]>([
    ['none where q alone has the price', [basketOf('1', { lotId: 'a', quantity: 20, tolerance: 5 })], [[20]]],
    ['what is missing to the rung, and no unit more', [basketOf('1', { lotId: 'a', quantity: 15, tolerance: 9 })], [[20]]],
    [
      'in proportion to n',
      [basketOf('1', { lotId: 'a', quantity: 9, tolerance: 6 }), basketOf('2', { lotId: 'a', quantity: 5, tolerance: 3 })],
      [[13], [7]],
    ],
    [
      'the odd unit to the smaller LEAID',
      [basketOf('2', { lotId: 'a', quantity: 8, tolerance: 4 }), basketOf('1', { lotId: 'a', quantity: 7, tolerance: 4 })],
      [[10], [10]],
    ],
    [
      'over the sites in proportion to q, the odd unit to the smaller id',
      [
        basketOf('1', {
          lotId: 'a',
          tolerance: 9,
          lines: [
            { siteId: 'y', quantity: 5, deliveryE4: 0 },
            { siteId: 'x', quantity: 10, deliveryE4: 0 },
          ],
        }),
      ],
      [[13, 7]],
    ],
  ])('%s', (_, baskets, quantities) => {
    const pricing = price([tablets], baskets);
    expect(baskets.map(({ commitmentId }) => taken(pricing, commitmentId))).toEqual(quantities);
  });
});

describe('what it costs', () => {
  it('rounds each line once, half up, with the delivery of its own site', () => {
    const lines = [
      { siteId: 'x', quantity: 5, deliveryE4: 10 },
      { siteId: 'y', quantity: 5, deliveryE4: 20 },
    ];
    // 5 × 410 = 2,050 and 5 × 420 = 2,100 of 1/10,000 dollar: 20.5 and 21 cents.
    const pricing = price([tablets], [basketOf('1', { lotId: 'a', lines })]);
    expect(pricing.baskets[0]?.lines.map(({ amountCents }) => amountCents)).toEqual([21, 21]);
    expect([pricing.baskets[0]?.amountCents, pricing.totalCents]).toEqual([42, 42]);
  });
});

/** The rule as its law says it, by looking at every set: the union of all in which everybody's ceiling holds. */
function bySubsets(lots: readonly LotPrices[], baskets: readonly Basket[]): string[] {
  const union = new Set<string>();
  for (let mask = 0; mask < 2 ** baskets.length; mask++) {
    const set = baskets.filter((_, index) => mask & (1 << index));
    if (holds(lots, set)) set.forEach(({ commitmentId }) => union.add(commitmentId));
  }
  return [...union].sort();
}

function holds(lots: readonly LotPrices[], set: readonly Basket[]): boolean {
  return lots.every((lot) => {
    const wanted = set.flatMap((basket) => basket.lots.filter(({ lotId }) => lotId === lot.lotId));
    const unitPriceE4 = unitPriceAt(
      lot.ladder,
      wanted.reduce((sum, one) => sum + volumeOf(one), 0),
    );
    return wanted.every((one) => unitPriceE4 !== null && (one.ceilingE4 === null || unitPriceE4 + surchargeOf(lot, one) <= one.ceilingE4));
  });
}

describe('the laws of the price rule', () => {
  const check = (most: number, runs: number, law: (lots: LotPrices[], baskets: Basket[], pricing: Pricing) => void): void =>
    fc.assert(
      fc.property(purchases(most), ({ lots, baskets }) => law(lots, baskets, price(lots, baskets))),
      { numRuns: runs },
    );

  it('leaves nobody out who could be in: it is the greatest of all sets in which everybody’s ceiling holds', () => {
    check(10, 150, (lots, baskets, pricing) => expect(membersOf(pricing)).toEqual(bySubsets(lots, baskets)));
  });

  it('does not depend on the order of baskets, lots or sites', () => {
    fc.assert(
      fc.property(
        purchases(25).chain((drawn) =>
          fc.record({
            drawn: fc.constant(drawn),
            lots: fc.shuffledSubarray(drawn.lots, { minLength: drawn.lots.length }),
            baskets: fc.shuffledSubarray(drawn.baskets, { minLength: drawn.baskets.length }),
          }),
        ),
        ({ drawn, lots, baskets }) => {
          const turned = baskets.map((basket) => ({
            ...basket,
            lots: basket.lots.map((lot) => ({ ...lot, lines: lot.lines.toReversed() })).toReversed(),
          }));
          expect(inOrder(price(lots, turned))).toEqual(inOrder(price(drawn.lots, drawn.baskets)));
        },
      ),
    );
  });

  it('prices nobody above its ceiling', () => {
    check(25, 200, (lots, _, { baskets, lots: fixed }) => {
      for (const { basket } of baskets) {
        for (const wanted of basket.lots) {
          const lot = lots.find(({ lotId }) => lotId === wanted.lotId);
          const unit = fixed.find(({ lotId }) => lotId === wanted.lotId)?.unitPriceE4;
          expect(unit).not.toBeNull();
          if (lot && wanted.ceilingE4 !== null) expect((unit ?? Infinity) + surchargeOf(lot, wanted)).toBeLessThanOrEqual(wanted.ceilingE4);
        }
      }
    });
  });

  it('uses no needless tolerance, gives each district between q and q + n, and keeps the price', () => {
    check(25, 200, (lots, _, { baskets, lots: fixed }) => {
      for (const { lotId, quantity, unitPriceE4 } of fixed) {
        const lot = lots.find((one) => one.lotId === lotId);
        const wanted = baskets.flatMap(({ basket, lines }) =>
          basket.lots.filter((one) => one.lotId === lotId).map((one) => ({ one, lines: lines.filter((line) => line.lotId === lotId) })),
        );
        if (!lot || unitPriceE4 === null) return expect(wanted).toEqual([]);
        const firm = wanted.reduce((sum, { one }) => sum + quantityOf(one), 0);
        expect(quantity).toBe(Math.max(firm, smallestVolumeAt(lot.ladder, unitPriceE4)));
        expect(unitPriceAt(lot.ladder, quantity)).toBe(unitPriceE4);
        for (const { one, lines } of wanted) {
          const got = lines.reduce((sum, line) => sum + line.quantity, 0);
          expect(got).toBeGreaterThanOrEqual(quantityOf(one));
          expect(got).toBeLessThanOrEqual(volumeOf(one));
          for (const line of lines)
            expect(line.quantity).toBeGreaterThanOrEqual(one.lines.find(({ siteId }) => siteId === line.siteId)?.quantity ?? Infinity);
        }
      }
    });
  });

  it('is exact to the cent in each line, and off by at most half a cent a line in the whole', () => {
    check(25, 200, (lots, _, { baskets, lots: fixed, totalCents }) => {
      let exactE4 = 0n;
      let count = 0n;
      for (const { lines } of baskets) {
        for (const { lotId, quantity, deliveryE4, amountCents } of lines) {
          const feeE4 = lots.find((lot) => lot.lotId === lotId)?.feeE4 ?? 0;
          const unitPriceE4 = fixed.find((lot) => lot.lotId === lotId)?.unitPriceE4 ?? 0;
          const lineE4 = BigInt(quantity) * BigInt(unitPriceE4 + deliveryE4 + feeE4);
          expect(BigInt(amountCents)).toBe((lineE4 + 50n) / 100n);
          exactE4 += lineE4;
          count += 1n;
        }
      }
      const off = BigInt(totalCents) * 100n - exactE4;
      expect(off <= 50n * count && -off <= 50n * count).toBe(true);
    });
  });

  it('lets nobody harm the others by joining without a ceiling', () => {
    check(25, 200, (lots, baskets, before) => {
      const joined = price(lots, [...baskets, basketOf('joining', { lotId: 'a', quantity: 9 })]);
      for (const id of membersOf(before)) expect(membersOf(joined)).toContain(id);
    });
  });
});

/** A pricing with everything in an order of its own. */
function inOrder({ lots, baskets, leftOut, totalCents }: Pricing) {
  const by = (one: string, other: string): number => (one < other ? -1 : 1);
  return {
    lots: [...lots].sort((one, other) => by(one.lotId, other.lotId)),
    baskets: baskets
      .map(({ basket, lines, amountCents }) => ({
        id: basket.commitmentId,
        amountCents,
        lines: [...lines].sort((one, other) => by(one.lotId + one.siteId, other.lotId + other.siteId)),
      }))
      .sort((one, other) => by(one.id, other.id)),
    leftOut: leftOut.map(({ basket, reason }) => `${basket.commitmentId} ${reason}`).sort(),
    totalCents,
  };
}
