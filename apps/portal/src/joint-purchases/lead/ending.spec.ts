import { lotView, purchaseView } from '../purchase.fixture.js';
import { happensText } from './ending.js';

const missed = lotView({
  lotId: 'calculators',
  title: 'Graphing calculators',
  price: { totalQuantity: 38, unitPriceE4: null, next: { fromQuantity: 50, unitPriceE4: 1_190_000, unitsShort: 12 } },
});

describe('what happens when the buyer ends something', () => {
  it.each([
    [
      'giving up one of two lots prices the other',
      happensText('giveUp', purchaseView({ lots: [lotView(), missed] })),
      'Graphing calculators ends without a price. The other lots are priced at once, without districts whose basket has a lot that ends.',
    ],
    [
      'giving up the only lot ends the purchase',
      happensText('giveUp', purchaseView({ lots: [missed] })),
      'Student tablets ends without a price. Nothing is bought, and no commitment binds anybody.',
    ],
    [
      'canceling ends it whatever its lots reached',
      happensText('cancel', purchaseView({ lots: [lotView(), missed] })),
      'It ends without a price. Nothing is bought, and no commitment binds anybody.',
    ],
  ])('%s', (_, text, expected) => {
    expect(text).toBe(expected);
  });
});
