import { basketOf, lotOf } from './basket.fixture.js';
import type { Basket, LotPrices } from './basket.rules.js';
import { price, type Pricing } from './price.rules.js';

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
      'the odd unit to the smaller basket id within one LEAID',
      [
        { ...basketOf('2', { lotId: 'a', quantity: 8, tolerance: 4 }), leaid: '0100001' },
        { ...basketOf('1', { lotId: 'a', quantity: 7, tolerance: 4 }), leaid: '0100001' },
      ],
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

it('uses no tolerance to climb from one rung to another of the same price', () => {
  const level = lotOf('a', [
    [10, 400],
    [20, 400],
  ]);
  expect(taken(price([level], [basketOf('1', { lotId: 'a', quantity: 12, tolerance: 8 })]), '1')).toEqual([12]);
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
