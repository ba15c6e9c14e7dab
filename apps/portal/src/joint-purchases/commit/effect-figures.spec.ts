import { lotView } from '../purchase.fixture.js';
import { againstAlone, ceilingHolds, mostCentsOf } from './effect-figures.js';
import { lotEffect } from './effect.fixture.js';

const none = { totalQuantity: 20, unitPriceE4: null, next: null };

describe('against buying alone', () => {
  it('is the rung at the own quantity, delivery and fee being the same', () => {
    expect(againstAlone(lotEffect(), 1)).toEqual({ priceE4: 4_490_000, savingCents: 240_000 });
  });

  it('is the typed price with delivery where the own quantity reaches no rung', () => {
    expect(againstAlone(lotEffect({ aloneUnitPriceE4: null }), 4_700_000)).toEqual({ priceE4: 4_700_000, savingCents: 390_000 });
  });

  it.each([
    ['neither is known', lotEffect({ aloneUnitPriceE4: null }), null],
    ['there is no price yet', lotEffect({ withYou: none, amountCents: null }), 4_700_000],
  ])('is unknown where %s', (_, effect, typed) => {
    expect(againstAlone(effect, typed)).toBeNull();
  });
});

describe('the most that a lot can come to', () => {
  it('is all of it at the first price, landed', () => {
    expect(mostCentsOf(lotEffect(), lotView(), { tolerance: 20, ceilingE4: null, sites: 1 })).toBe(140 * 45_750);
  });

  it('is all of it at the ceiling, where that is lower', () => {
    expect(mostCentsOf(lotEffect(), lotView(), { tolerance: 20, ceilingE4: 4_400_000, sites: 1 })).toBe(140 * 44_000);
    expect(mostCentsOf(lotEffect(), lotView(), { tolerance: 20, ceilingE4: 9_900_000, sites: 1 })).toBe(140 * 45_750);
  });

  it('is no less than its lines, of which each is rounded by itself', () => {
    // Three lines of one unit at 1.5 cents: 2 cents each.
    const bound = { tolerance: 0, ceilingE4: 150, sites: 3 };
    expect(mostCentsOf({ ...lotEffect(), quantity: 3 }, lotView(), bound)).toBe(6);
  });

  it('counts the dearest delivery while there is no price', () => {
    const lot = lotView({ delivery: [60_000, 90_000].map((unitE4, index) => ({ zipPrefix: String(index), unitE4 })) });
    expect(mostCentsOf(lotEffect({ withYou: none, landedUnitPriceE4: null }), lot, { tolerance: 0, ceilingE4: null, sites: 1 })).toBe(
      120 * 46_050,
    );
  });
});

describe('a ceiling', () => {
  it.each([
    [4_375_000, true],
    [4_374_999, false],
    [null, null],
  ])('of %p holds: %p', (ceiling, holds) => {
    expect(ceilingHolds(lotEffect(), ceiling)).toBe(holds);
  });

  it('is not judged without a price', () => {
    expect(ceilingHolds(lotEffect({ landedUnitPriceE4: null }), 1)).toBeNull();
  });
});
