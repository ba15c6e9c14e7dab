import { leavingText, withoutOwn } from './leaving.js';
import { priceAt } from './lots.js';
import { lotView, ownCommitment, participantOf, purchaseView } from './purchase.fixture.js';

const others = [participantOf('Winfield', 120), participantOf('Baldwin', 420)];
const at = (volume: number, leavingCostsOthersCents: number | null) => {
  const lot = lotView();
  return purchaseView({
    lots: [{ ...lot, price: priceAt(lot.ladder, volume) }],
    own: ownCommitment({ leavingCostsOthersCents }),
    participants: others,
  });
};

describe('leaving', () => {
  it('takes quantity and tolerance out of the volume', () => {
    const [lot] = withoutOwn(at(560, 0));
    expect([lot?.quantity, lot?.after.totalQuantity, lot?.after.unitPriceE4]).toEqual([120, 420, 4_290_000]);
  });

  it.each([
    ['costs the others', at(500, 840_000), 'If you withdrew, the others would pay $8,400.00 more in all.'],
    ['leaves no price', at(180, null), 'If you withdrew, there would be no price for Student tablets.'],
    [
      'moves the next price away',
      at(560, 0),
      'If you withdrew, the price would stay at $429.00, and the group would be 380 tablets short of the next price instead of 240.',
    ],
    ['moves the first price away', at(49, null), 'If you withdrew, the group would be 50 tablets short of the first price instead of 1.'],
    ['changes nothing', at(1_900, 0), 'If you withdrew, no price would change.'],
  ])('%s', (_, purchase, text) => {
    expect(leavingText(purchase)).toBe(text);
  });

  it('touches nobody where nobody else is in', () => {
    expect(leavingText(purchaseView({ own: ownCommitment(), participants: [participantOf('Winfield', 120)] }))).toBe(
      'Nobody else is in yet: if you withdrew, nobody would pay more.',
    );
  });
});
