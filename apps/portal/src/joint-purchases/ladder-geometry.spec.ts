import { layOutLadder } from './ladder-geometry.js';
import type { LadderInput } from './ladder-input.js';

const rungs = [
  { fromQuantity: 50, unitPriceE4: 4_490_000 },
  { fromQuantity: 400, unitPriceE4: 4_290_000 },
  { fromQuantity: 800, unitPriceE4: 4_120_000 },
  { fromQuantity: 1_400, unitPriceE4: 3_890_000 },
  { fromQuantity: 2_000, unitPriceE4: 3_790_000 },
  { fromQuantity: 2_800, unitPriceE4: 3_650_000 },
];

function ladder(changes: Partial<LadderInput>): LadderInput {
  return {
    rungs,
    volume: 2_716,
    width: 608,
    height: 300,
    hereLines: ['You are here', '2,716 tablets, $379.00'],
    unit: 'tablets',
    write: {
      price: (price) => `$${(price / 10_000).toFixed(2)}`,
      count: (count) => count.toLocaleString('en-US'),
      short: (units) => `${units} short`,
    },
    bracket: true,
    ...changes,
  };
}

describe('the picture of a price ladder', () => {
  it('is solid up to the volume and dashed beyond it', () => {
    const picture = layOutLadder(ladder({}));
    expect(picture.reached?.line.endsWith(`H${picture.here?.x}`)).toBe(true);
    expect(picture.ahead.startsWith(`M${picture.here?.x} ${picture.here?.y}`)).toBe(true);
    expect(picture.ahead.endsWith('H608')).toBe(true);
  });

  it('says how far the next rung is', () => {
    const { next, here } = layOutLadder(ladder({}));
    expect(next?.bracket?.text).toBe('84 short');
    expect(next?.x).toBeGreaterThan(here?.x ?? 0);
    expect(next?.y).toBeGreaterThan(here?.y ?? 0);
  });

  it('writes the price reached in bold on its own step', () => {
    const here = layOutLadder(ladder({})).labels.find((label) => label.weight === 'here');
    expect(here?.text).toBe('$379.00');
  });

  it('puts a price that was just reached right of the mark', () => {
    const picture = layOutLadder(ladder({ volume: 2_036, without: 1_906, bracket: false }));
    const label = picture.labels.find((each) => each.weight === 'here');
    expect(label?.x).toBeGreaterThan(picture.here?.x ?? 0);
    expect(picture.without?.y).toBeLessThan(picture.here?.y ?? 0);
  });

  it('lifts a price that its step is too narrow for, and stops the line above it', () => {
    const picture = layOutLadder(ladder({ volume: 1_906, width: 320 }));
    expect(picture.here?.lineBottom).toBeLessThan(picture.here?.y ?? 0);
  });

  it('stands on the axis below the first rung: there is no price', () => {
    const picture = layOutLadder(ladder({ volume: 38 }));
    expect(picture.reached).toBeNull();
    expect(picture.here?.y).toBe(picture.axisY);
    expect(picture.next?.bracket?.text).toBe('12 short');
  });

  it('reaches a rung at exactly its own quantity', () => {
    expect(layOutLadder(ladder({ volume: 2_800 })).labels.find((label) => label.weight === 'here')?.text).toBe('$365.00');
    expect(layOutLadder(ladder({ volume: 2_799 })).labels.find((label) => label.weight === 'here')?.text).toBe('$379.00');
  });

  it('has no next rung on the last one, however large the volume', () => {
    const picture = layOutLadder(ladder({ volume: 90_000 }));
    expect(picture.next).toBeNull();
    expect(picture.here?.x).toBeLessThan(608);
  });

  it('draws the ladder alone where nothing is marked', () => {
    const picture = layOutLadder(ladder({ volume: null }));
    expect([picture.reached, picture.here, picture.next]).toEqual([null, null, null]);
    expect(picture.labels).toHaveLength(6);
  });

  it('takes a ladder of one rung', () => {
    const picture = layOutLadder(ladder({ rungs: rungs.slice(0, 1), volume: 60 }));
    expect(picture.reached?.line).toMatch(/^M[\d.]+ 30H[\d.]+$|^M[\d.]+ 70H[\d.]+$/);
  });

  it.each([608, 352, 328, 280])('never lays a label on another, %i pixels wide', (width) => {
    for (const volume of [0, 30, 60, 410, 1_390, 2_000, 2_790, 2_900, 5_000]) {
      const { labels } = layOutLadder(ladder({ volume, width }));
      const boxes = labels.map(({ x, y, text }) => ({ x, y, right: x + text.length * 7 }));
      for (const one of boxes) {
        const touching = boxes.filter(
          (other) => other !== one && one.x < other.right && other.x < one.right && Math.abs(one.y - other.y) < 12,
        );
        expect(touching).toEqual([]);
      }
    }
  });
});
