import { chosenLot, deliverySpan, missedLots, priceAt, unitPriceOf } from './lots.js';
import { lotView, purchaseView } from './purchase.fixture.js';

const ladder = [
  { fromQuantity: 50, unitPriceE4: 4_490_000 },
  { fromQuantity: 400, unitPriceE4: 4_290_000 },
  { fromQuantity: 600, unitPriceE4: 4_290_000 },
  { fromQuantity: 800, unitPriceE4: 4_120_000 },
];

describe('the price at a volume', () => {
  it.each([
    [49, null, 50, 1],
    [50, 4_490_000, 400, 350],
    [399, 4_490_000, 400, 1],
    [800, 4_120_000, undefined, undefined],
  ])('of %i', (volume, unitPriceE4, from, short) => {
    const price = priceAt(ladder, volume);
    expect([price.unitPriceE4, price.next?.fromQuantity, price.next?.unitsShort]).toEqual([unitPriceE4, from, short]);
  });

  it('has its next rung where it is cheaper, not where the same price begins again', () => {
    expect(priceAt(ladder, 450).next).toEqual({ fromQuantity: 800, unitPriceE4: 4_120_000, unitsShort: 350 });
  });
});

describe('a lot', () => {
  it('is the one that the address names, else the first', () => {
    const purchase = purchaseView({ lots: [lotView({ lotId: 'a' }), lotView({ lotId: 'b' })] });
    expect([chosenLot(purchase, 'b')?.lotId, chosenLot(purchase, 'x')?.lotId, chosenLot(purchase, undefined)?.lotId]).toEqual([
      'b',
      'a',
      'a',
    ]);
  });

  it('has its fixed price once there is one, and none where it was unsuccessful', () => {
    expect(unitPriceOf(lotView({ state: 'priced', fixedUnitPriceE4: 4_290_000 }))).toBe(4_290_000);
    expect(unitPriceOf(lotView({ state: 'unsuccessful', fixedUnitPriceE4: null }))).toBeNull();
  });

  it('is missing its minimum where it has no price', () => {
    const without = lotView({ lotId: 'b', price: priceAt(ladder, 20) });
    expect(missedLots(purchaseView({ lots: [lotView(), without] })).map(({ lotId }) => lotId)).toEqual(['b']);
  });

  it('is delivered for between its cheapest and its dearest rate', () => {
    const delivery = [
      { zipPrefix: '', unitE4: 60_000 },
      { zipPrefix: '365', unitE4: 85_000 },
    ];
    expect(deliverySpan(lotView({ delivery }))).toEqual({ least: 60_000, most: 85_000 });
  });
});
