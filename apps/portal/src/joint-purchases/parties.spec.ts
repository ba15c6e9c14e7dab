import { columnsOf, sumOf } from './parties.js';
import { lotView, participantOf } from './purchase.fixture.js';

const taken = (quantity: number, tolerance: number, fixedQuantity: number | null) => [
  { lotId: 'tablets', quantity, tolerance, fixedQuantity, amountCents: null },
];

describe('the table of districts', () => {
  it('has a column for each lot while they fit, else for the one that is looked at', () => {
    const lots = ['a', 'b', 'c', 'd'].map((lotId) => lotView({ lotId }));
    const [first, second, third] = lots;
    expect(first && columnsOf([first], first)).toHaveLength(1);
    expect(second && columnsOf(lots.slice(0, 3), second)).toHaveLength(3);
    expect(third && columnsOf(lots, third).map(({ lotId }) => lotId)).toEqual(['c']);
  });

  it('adds up what is taken and up to how many more', () => {
    const parties = [participantOf('A', 120, { lots: taken(120, 20, null) }), participantOf('B', 420, { lots: taken(420, 5, null) })];
    expect(sumOf(parties, { lotId: 'tablets', state: 'open' })).toEqual({ quantity: 540, tolerance: 25 });
    expect(sumOf(parties, { lotId: 'other', state: 'open' })).toEqual({ quantity: 0, tolerance: 0 });
  });

  it('adds up what is fixed, without those who were left out', () => {
    const parties = [
      participantOf('A', 120, { lots: taken(120, 20, 130) }),
      participantOf('B', 420, { lots: taken(420, 5, null), leftOut: 'ceiling' }),
    ];
    expect(sumOf(parties, { lotId: 'tablets', state: 'priced' })).toEqual({ quantity: 130, tolerance: 0 });
  });
});
