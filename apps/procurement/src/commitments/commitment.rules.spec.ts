import fc from 'fast-check';
import { checkVolume, commitmentReference, effectOf, lotIn, MAX_VOLUME } from './commitment.rules.js';
import { ladders, tablets } from './joint-purchase.fixture.js';
import { lineAmountCents } from './money.rules.js';

describe('the effect of a quantity, before it is sent', () => {
  it('crosses a step: the price falls for everybody', () => {
    expect(effectOf(tablets, [200, 150], 60)).toMatchObject({
      withoutYou: { totalQuantity: 350, unitPriceE4: 4_490_000 },
      withYou: { totalQuantity: 410, unitPriceE4: 4_290_000, next: { fromQuantity: 800, unitsShort: 390 } },
      amountCents: 2_574_000,
      aloneUnitPriceE4: 4_490_000,
      aloneAmountCents: 2_694_000,
      otherDistricts: 2,
      othersSaveCents: 350 * 2_000,
    });
  });

  it.each([
    ['alone below the first step there is no price to compare with', [400], 10, { aloneUnitPriceE4: null, aloneAmountCents: null }],
    ['where the others had no price, nothing is said of what they save', [20], 40, { amountCents: 1_796_000, othersSaveCents: null }],
    ['where all together are below the first step, there is no amount', [20], 20, { amountCents: null, othersSaveCents: null }],
    ['without others, nobody else saves', [], 50, { otherDistricts: 0, othersSaveCents: null }],
    ['inside a step the others save nothing', [400], 100, { othersSaveCents: 0 }],
  ])('%s', (_, others, quantity, expected) => {
    expect(effectOf(tablets, others, quantity)).toMatchObject(expected);
  });

  it('never makes anything dearer: not for the others, and not against buying alone', () => {
    const quantity = fc.integer({ min: 1, max: 1_000_000 });
    fc.assert(
      fc.property(ladders, fc.array(quantity, { maxLength: 30 }), quantity, (ladder, others, own) => {
        const effect = effectOf(ladder, others, own);
        expect(effect.othersSaveCents ?? 0).toBeGreaterThanOrEqual(0);
        if (effect.aloneAmountCents !== null) expect(effect.amountCents).toBeLessThanOrEqual(effect.aloneAmountCents);
      }),
    );
  });

  it('adds up: what the others pay and save is what they would have paid', () => {
    const quantity = fc.integer({ min: 1, max: 1_000_000 });
    fc.assert(
      fc.property(ladders, fc.array(quantity, { minLength: 1, maxLength: 30 }), quantity, (ladder, others, own) => {
        const { withoutYou, withYou, othersSaveCents } = effectOf(ladder, others, own);
        if (othersSaveCents === null) return;
        const pay = (unitPriceE4: number | null): number => others.reduce((sum, units) => sum + lineAmountCents(units, unitPriceE4!), 0);
        expect(pay(withYou.unitPriceE4) + othersSaveCents).toBe(pay(withoutYou.unitPriceE4));
      }),
    );
  });
});

describe('what a commitment may name', () => {
  it('a lot of the purchase', () => {
    const lots = [{ lotId: 'tablets' }];
    expect(lotIn(lots, 'tablets')).toBe(lots[0]);
    expect(() => lotIn(lots, 'projectors')).toThrow('joint-purchase.lot-unknown');
  });

  it('a quantity that keeps the volume of all within what can be computed exactly', () => {
    expect(() => checkVolume(MAX_VOLUME)).not.toThrow();
    expect(() => checkVolume(MAX_VOLUME + 1)).toThrow('joint-purchase.volume-too-large');
    expect(() => lineAmountCents(MAX_VOLUME, 1_000_000_000)).not.toThrow();
  });

  it('has a reference that people can say', () => {
    expect(commitmentReference('JP-2026-0001', '0103540')).toBe('JP-2026-0001-0103540');
  });
});
