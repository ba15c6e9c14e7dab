import fc from 'fast-check';
import { basketOf, lotOf, purchases } from './basket.fixture.js';
import { deliveryTo } from './basket.rules.js';
import { effectOf, leavingCostsOthersCents, mostCents, pricesOf, savingCents, sumsOf, today } from './figures.rules.js';
import { amountAt, holdsAt, price } from './price.rules.js';

const tablets = lotOf('a', [
  [10, 40_000],
  [20, 30_000],
  [40, 20_000],
]);

const part = (wanted: Partial<Parameters<typeof basketOf>[1]>) => basketOf('1', { lotId: 'a', ...wanted }).lots[0]!;

describe('a lot today', () => {
  it('stands at q + n of all, ceilings left aside, and says how many units the next cheaper rung is away', () => {
    const baskets = [basketOf('1', { lotId: 'a', quantity: 12, tolerance: 3, ceilingE4: 1 }), basketOf('2', { lotId: 'a', quantity: 8 })];
    expect(today([tablets], sumsOf([tablets], baskets))).toEqual([
      {
        lotId: 'a',
        quantity: 20,
        price: { totalQuantity: 23, unitPriceE4: 30_000, next: { fromQuantity: 40, unitPriceE4: 20_000, unitsShort: 17 } },
      },
    ]);
  });

  it('shows a step of two rungs at one price as one', () => {
    const level = lotOf('a', [
      [10, 40_000],
      [20, 40_000],
      [30, 30_000],
    ]);
    expect(today([level], sumsOf([level], [basketOf('1', { lotId: 'a', quantity: 15 })]))[0]?.price.next?.unitsShort).toBe(15);
  });
});

describe('whether a ceiling holds', () => {
  it.each([
    ['at its own figure it does', 30_000, 30_000, true],
    ['just below the price it does not', 29_999, 30_000, false],
    ['nothing is said where there is no ceiling', null, 30_000, null],
    ['nothing is said where there is no price', 30_000, null, null],
  ])('%s', (_, ceilingE4, unitPriceE4, holds) => {
    expect(holdsAt(tablets, part({ ceilingE4 }), unitPriceE4)).toBe(holds);
  });
});

describe('what a district saves against buying alone', () => {
  it.each([
    ['against the rung at its own quantity', 12, 20_000, null, 2_400],
    ['which counts before a price that it entered', 12, 20_000, 90_000, 2_400],
    ['below the first rung, against the price that it entered', 5, 20_000, 50_000, 1_500],
    ['below the first rung with none entered, nothing is said', 5, 20_000, null, null],
    ['nothing is said while there is no price', 12, null, 50_000, null],
    ['it is less than nothing where the district buys cheaper alone', 5, 20_000, 15_000, -250],
  ])('%s', (_, quantity, unitPriceE4, aloneE4, cents) => {
    expect(savingCents(tablets, part({ quantity }), unitPriceE4, aloneE4)).toBe(cents);
  });
});

describe('what joining and leaving do to the others', () => {
  const others = [basketOf('1', { lotId: 'a', quantity: 12 }), basketOf('2', { lotId: 'a', quantity: 7 })];
  const joining = basketOf('3', { lotId: 'a', quantity: 1 });

  it('joining that reaches a rung saves them the difference on q, and leaving costs them the same', () => {
    const effect = effectOf([tablets], others, joining);
    expect(effect.lots[0]).toMatchObject({ withoutYou: { unitPriceE4: 40_000 }, withYou: { unitPriceE4: 30_000 }, othersSaveCents: 1_900 });
    expect([effect.amountCents, effect.otherDistricts]).toEqual([300, 2]);
    expect(leavingCostsOthersCents([tablets], [...others, joining], joining)).toBe(1_900);
  });

  it('nothing is said of leaving where the others would have no price, and it costs nothing where there are none', () => {
    const [first, second] = [basketOf('1', { lotId: 'a', quantity: 6 }), basketOf('2', { lotId: 'a', quantity: 6 })];
    expect(leavingCostsOthersCents([tablets], [first, second], second)).toBeNull();
    expect(leavingCostsOthersCents([tablets], [joining], joining)).toBe(0);
  });

  it('leaving never makes it cheaper for the others, and costs them what their amounts differ by', () => {
    fc.assert(
      fc.property(purchases(8), ({ lots, baskets }) => {
        const [leaving, ...rest] = baskets;
        if (!leaving) return;
        const cost = leavingCostsOthersCents(lots, baskets, leaving);
        if (cost === null) return;
        expect(cost).toBeGreaterThanOrEqual(0);
        const at = (those: typeof baskets) => rest.map((basket) => amountAt(lots, pricesOf(today(lots, sumsOf(lots, those))), basket));
        const [before, after] = [at(baskets), at(rest)];
        if (before.includes(null) || after.includes(null)) return;
        expect(after.reduce<number>((sum, cents, index) => sum + (cents ?? 0) - (before[index] ?? 0), 0)).toBe(cost);
      }),
    );
  });
});

describe('the most that a basket can come to', () => {
  const three = ['s1', 's2', 's3'].map((siteId) => ({ siteId, quantity: 1, deliveryE4: 0 }));
  it.each([
    ['at whole cents is exact, however many sites there are', 200, 6],
    ['at half a cent lets each of three lines be rounded up', 150, 6],
    ['at a quarter lets none be rounded up by more than half a cent', 125, 5],
  ])('%s', (_, unitPriceE4, cents) => {
    expect(mostCents([lotOf('a', [[1, unitPriceE4]])], basketOf('1', { lotId: 'a', lines: three }))).toBe(cents);
  });

  it('is never passed at the pricing, whoever leaves', () => {
    fc.assert(
      fc.property(purchases(12), ({ lots, baskets }) => {
        for (const { basket, amountCents } of price(lots, baskets).baskets) {
          expect(amountCents).toBeLessThanOrEqual(mostCents(lots, basket));
        }
      }),
    );
  });
});

describe('delivery of one unit', () => {
  const rates = [
    { zipPrefix: '', unitE4: 300 },
    { zipPrefix: '85', unitE4: 100 },
    { zipPrefix: '857', unitE4: 200 },
  ];

  it.each([
    ['the longest beginning holds', '85701', 200],
    ['a shorter one where the longer does not fit', '85001', 100],
    ['everywhere else the rate without digits', '10001', 300],
    ['a place without a code pays the dearest', null, 300],
  ])('%s', (_, zip, unitE4) => {
    expect(deliveryTo(rates, zip)).toBe(unitE4);
  });
});
