import fc from 'fast-check';
import { basketOf, lotOf, purchases } from './basket.fixture.js';
import { type Basket, type LotPrices, quantityOf, surchargeOf, volumeOf } from './basket.rules.js';
import { unitPriceAt } from './ladder.rules.js';
import { price, type Pricing } from './price.rules.js';
import { smallestVolumeAt } from './tolerance.rules.js';

const membersOf = ({ baskets }: Pricing): string[] => baskets.map(({ basket }) => basket.commitmentId).sort();

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

  it('ends, with as many rungs as there are baskets and each that drops taking the next one along', () => {
    const [size, dearest] = [200, 100_000];
    const ladder = Array.from({ length: size }, (_, index) => [index + 1, dearest - index] as const);
    const ceilingOf = (index: number): number | null => (index === size - 1 ? null : dearest - size + index);
    const baskets = Array.from({ length: size }, (_, index) => basketOf(`${index}`, { lotId: 'a', ceilingE4: ceilingOf(index) }));
    const pricing = price([lotOf('a', ladder)], baskets);
    expect(membersOf(pricing)).toEqual([`${size - 1}`]);
    expect(pricing.lots[0]?.unitPriceE4).toBe(dearest);
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
