import { lastMovesOf, movesOf } from './price-moves.js';
import { entryOf } from './purchase.fixture.js';

const at = (unitPriceE4: number | null, calculators: number | null = null) => ({
  standings: [
    { lotId: 'tablets', volume: 1, unitPriceE4 },
    { lotId: 'calculators', volume: 1, unitPriceE4: calculators },
  ],
});
const timeline = [
  entryOf(6, 'basket-committed', 'baldwin', at(3_790_000, 1_190_000)),
  entryOf(3, 'basket-committed', 'winfield', at(null)),
  entryOf(1, 'drafted', 'agency'),
  entryOf(5, 'basket-committed', 'winfield', at(3_890_000)),
  entryOf(7, 'basket-withdrawn', 'baldwin', at(3_890_000)),
];

describe('what a change did to the prices', () => {
  it('is told from the change before it, in whatever order the history comes, lot by lot', () => {
    expect(movesOf(timeline, entryOf(6, 'basket-committed', 'baldwin', at(3_790_000, 1_190_000)))).toEqual([
      { lotId: 'tablets', before: 3_890_000, after: 3_790_000 },
      { lotId: 'calculators', before: null, after: 1_190_000 },
    ]);
  });

  it('is told of a withdrawal too', () => {
    const withdrawal = entryOf(7, 'basket-withdrawn', 'baldwin', at(3_890_000));
    expect(movesOf(timeline, withdrawal).map(({ after }) => after)).toEqual([3_890_000, null]);
  });

  it('is nothing where no price moved', () => {
    expect(movesOf(timeline, entryOf(3, 'basket-committed', 'winfield', at(null)))).toEqual([]);
  });

  it('is that of the last own commitment', () => {
    expect(lastMovesOf(timeline, 'winfield')).toEqual([{ lotId: 'tablets', before: null, after: 3_890_000 }]);
    expect(lastMovesOf(timeline, 'cullman')).toBeNull();
  });
});
