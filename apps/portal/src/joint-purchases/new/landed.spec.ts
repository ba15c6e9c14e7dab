import { landedRungs } from './landed.js';

const lot = {
  ladder: [
    { fromQuantity: 50, unitPriceE4: 4_490_000 },
    { fromQuantity: 400, unitPriceE4: 4_290_000 },
  ],
  feeE4: 25_000,
};

describe('the landed price of a step', () => {
  it('is the unit price, the delivery of everywhere else and the fee', () => {
    expect(landedRungs({ ...lot, delivery: [{ zipPrefix: '', unitE4: 60_000 }] })).toEqual([
      { fromQuantity: 50, unitPriceE4: 4_490_000, landedE4: 4_575_000, places: null },
      { fromQuantity: 400, unitPriceE4: 4_290_000, landedE4: 4_375_000, places: null },
    ]);
  });

  it('tells from what to what it goes at the places with a rate of their own', () => {
    const delivery = [
      { zipPrefix: '365', unitE4: 85_000 },
      { zipPrefix: '', unitE4: 60_000 },
      { zipPrefix: '36', unitE4: 40_000 },
    ];
    expect(landedRungs({ ...lot, delivery })[0]).toMatchObject({
      landedE4: 4_575_000,
      places: { fewestE4: 4_555_000, mostE4: 4_600_000 },
    });
  });
});
