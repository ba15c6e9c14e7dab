import fc from 'fast-check';
import { isArrow, neighbour, type ArrowKey } from './neighbour.js';

const spots = [
  { x: 50, y: 50 },
  { x: 60, y: 52 },
  { x: 90, y: 50 },
  { x: 50, y: 10 },
  { x: 40, y: 90 },
];

describe('the next spot in a direction', () => {
  it.each<[ArrowKey, number]>([
    ['ArrowRight', 1],
    ['ArrowUp', 3],
    ['ArrowDown', 4],
    ['ArrowLeft', 4],
  ])('%s leads to %i', (key, index) => {
    expect(neighbour(spots, 0, key)).toBe(index);
  });

  it('is the same one at the edge', () => {
    expect(neighbour(spots, 2, 'ArrowRight')).toBe(2);
    expect(neighbour([], 0, 'ArrowUp')).toBe(0);
  });

  it('always lies on that side', () => {
    const anywhere = fc.record({ x: fc.integer({ min: 0, max: 300 }), y: fc.integer({ min: 0, max: 300 }) });
    fc.assert(
      fc.property(fc.array(anywhere, { minLength: 1, maxLength: 40 }), (all) => {
        const right = neighbour(all, 0, 'ArrowRight');
        expect(right === 0 ? !all.some(({ x }) => x > (all[0]?.x ?? 0)) : (all[right]?.x ?? 0) > (all[0]?.x ?? 0)).toBe(true);
      }),
    );
  });

  it('is asked by arrow keys alone', () => {
    expect([isArrow('ArrowUp'), isArrow('Enter')]).toEqual([true, false]);
  });
});
