import { ladderRows } from './ladder-rows.js';

const ladder = [
  { fromQuantity: 50, unitPriceE4: 4_490_000 },
  { fromQuantity: 400, unitPriceE4: 4_290_000 },
  { fromQuantity: 800, unitPriceE4: 4_120_000 },
];

describe('the ladder as a table', () => {
  it.each([
    [0, ['ahead', 'ahead', 'ahead'], [50, 400, 800]],
    [400, ['reached', 'here', 'ahead'], [0, 0, 400]],
    [9_000, ['reached', 'reached', 'here'], [0, 0, 0]],
  ])('at %i units', (volume, states, short) => {
    const rows = ladderRows(ladder, volume);
    expect(rows.map((row) => row.state)).toEqual(states);
    expect(rows.map((row) => row.short)).toEqual(short);
  });

  it('says nothing of a volume that there is not', () => {
    expect(ladderRows(ladder, null).map((row) => row.state)).toEqual(['none', 'none', 'none']);
  });
});
