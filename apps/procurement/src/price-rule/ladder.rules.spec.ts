import type { Rung } from '@tributary/contracts';
import fc from 'fast-check';
import { ladders, tablets } from '../joint-purchases/joint-purchase.fixture.js';
import { checkLadder, minimumOf, priceAt, unitPriceAt } from './ladder.rules.js';

describe('what a ladder may be', () => {
  it.each([
    ['one step', [rung(50, 449)], null],
    ['a price that falls', tablets, null],
    ['a price that stays while the volume grows', [rung(50, 449), rung(100, 449)], null],
    ['a price that rises', [rung(50, 449), rung(100, 450)], ['joint-purchase.ladder-rises', 'lots.0.ladder.1.unitPriceE4']],
    ['a price that falls and rises again', [...tablets, rung(900, 413)], ['joint-purchase.ladder-rises', 'lots.0.ladder.3.unitPriceE4']],
    ['two steps at one volume', [rung(50, 449), rung(50, 440)], ['joint-purchase.ladder-volume', 'lots.0.ladder.1.fromQuantity']],
    ['a volume that falls', [rung(50, 449), rung(40, 440)], ['joint-purchase.ladder-volume', 'lots.0.ladder.1.fromQuantity']],
  ])('%s', (_, ladder, fault) => {
    expect(faultOf(() => checkLadder(ladder, 'lots.0.ladder'))).toEqual(fault);
  });
});

describe('the price at a volume, from $449 at 50, $429 at 400 and $412 at 800', () => {
  it.each([
    ['nothing has no price, and is 50 short of the first', 0, null, [50, 449]],
    ['one below the first step has no price', 49, null, [1, 449]],
    ['the first step begins at its own volume', 50, 449, [350, 429]],
    ['a step ends one below the next', 399, 449, [1, 429]],
    ['the next begins at its own volume', 400, 429, [400, 412]],
    ['the last step has no next one', 800, 412, null],
    ['the last step is open upwards', 900_000_000, 412, null],
  ])('%s', (_, volume, dollars, next) => {
    const price = priceAt(tablets, volume);
    expect(price.unitPriceE4).toBe(dollars === null ? null : dollars * 10_000);
    expect(price.next && [price.next.unitsShort, price.next.unitPriceE4 / 10_000]).toEqual(next);
  });

  it('names the next cheaper step, not one of the same price', () => {
    expect(priceAt([rung(10, 5), rung(20, 5), rung(30, 4)], 12).next).toEqual({ ...rung(30, 4), unitsShort: 18 });
  });

  it('has the first step as its minimum', () => {
    expect(minimumOf(tablets)).toBe(50);
  });
});

describe('laws of every ladder', () => {
  const volume = fc.integer({ min: 0, max: 3_000_000 });

  it('a larger volume is never dearer', () => {
    fc.assert(
      fc.property(ladders, volume, volume, (ladder, a, b) => {
        const [smaller, larger] = [Math.min(a, b), Math.max(a, b)];
        expect(unitPriceAt(ladder, larger) ?? Infinity).toBeLessThanOrEqual(unitPriceAt(ladder, smaller) ?? Infinity);
      }),
    );
  });

  it('the units short are exactly what is missing: with them the price falls, with one less it does not', () => {
    fc.assert(
      fc.property(ladders, volume, (ladder, now) => {
        const { next, unitPriceE4 } = priceAt(ladder, now);
        if (!next) return;
        expect(unitPriceAt(ladder, now + next.unitsShort)).toBe(next.unitPriceE4);
        expect(unitPriceAt(ladder, now + next.unitsShort - 1)).toBe(unitPriceE4);
      }),
    );
  });

  it('there is a price from the minimum on, and none below', () => {
    fc.assert(
      fc.property(ladders, volume, (ladder, now) => {
        expect(unitPriceAt(ladder, now) !== null).toBe(now >= minimumOf(ladder));
      }),
    );
  });

  it('what the rule lets pass is exactly what falls or stays', () => {
    const any = fc.array(fc.record({ fromQuantity: fc.integer({ min: 1, max: 9 }), unitPriceE4: fc.integer({ min: 1, max: 9 }) }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(any, (ladder) => {
        const sound = ladder.every(
          (step, i) => i === 0 || (step.fromQuantity > ladder[i - 1]!.fromQuantity && step.unitPriceE4 <= ladder[i - 1]!.unitPriceE4),
        );
        expect(faultOf(() => checkLadder(ladder, 'ladder')) === null).toBe(sound);
      }),
    );
  });
});

function rung(fromQuantity: number, dollars: number): Rung {
  return { fromQuantity, unitPriceE4: dollars * 10_000 };
}

function faultOf(work: () => void): unknown {
  try {
    work();
    return null;
  } catch (error) {
    const { code, facts } = error as { code: string; facts: { field: string } };
    return [code, facts.field];
  }
}
