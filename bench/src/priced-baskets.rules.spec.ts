import { cascadingBaskets, mixedBaskets } from './priced-baskets.rules.ts';

describe('what the price rule is fed', () => {
  it('is the same at each run', () => expect(mixedBaskets(50, 2)).toEqual(mixedBaskets(50, 2)));

  it('has ladders that rise in volume and never in price', () => {
    for (const { lots } of [mixedBaskets(100, 1), cascadingBaskets(10_000, 1)]) {
      for (const { ladder } of lots) {
        expect(ladder.every((rung, index) => index === 0 || rung.fromQuantity > ladder[index - 1]!.fromQuantity)).toBe(true);
        expect(ladder.every((rung, index) => index === 0 || rung.unitPriceE4 <= ladder[index - 1]!.unitPriceE4)).toBe(true);
      }
    }
  });

  it('cascades: no step’s lot has to come down before the step before it, and each has to after it', () => {
    const { lots, baskets } = cascadingBaskets(10_000, 2);
    const size = baskets.filter(({ lots: [first] }) => first!.ceilingE4 === lots[0]!.ladder.at(-1)!.unitPriceE4).length;
    for (let step = 0; step < 190; step += 1) {
      const begin = lots[step % 10]!.ladder[19 - Math.floor(step / 10)]!.fromQuantity;
      expect((10_000 - step * size) * 2).toBeLessThan(begin);
      if (step > 0) expect((10_000 - (step - 1) * size) * 2).toBeGreaterThanOrEqual(begin);
    }
  });
});
