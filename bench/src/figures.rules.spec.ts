import { percentile, ratioOf, spreadOf } from './figures.rules.ts';

describe('a figure', () => {
  it('is the median with the least and the greatest', () => {
    expect(spreadOf([3, 1, 9])).toEqual({ median: 3, least: 1, greatest: 9 });
    expect(spreadOf([4, 1, 2, 9])).toEqual({ median: 3, least: 1, greatest: 9 });
    expect(spreadOf([5])).toEqual({ median: 5, least: 5, greatest: 5 });
  });

  it('compares pair by pair, and never one side’s median with the other’s', () => {
    const pairs = [
      { ours: 10, reference: 20 },
      { ours: 90, reference: 100 },
      { ours: 30, reference: 50 },
    ];
    expect(ratioOf(pairs)).toEqual({ median: 0.6, least: 0.5, greatest: 0.9 });
  });

  it('takes percentiles by nearest rank', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(percentile(hundred, 0.5)).toBe(50);
    expect(percentile(hundred, 0.99)).toBe(99);
    expect(percentile([7], 0.99)).toBe(7);
  });

  it('is refused where nothing was measured', () => {
    expect(() => spreadOf([])).toThrow('at least one');
    expect(() => percentile([], 0.5)).toThrow('at least one');
  });
});
