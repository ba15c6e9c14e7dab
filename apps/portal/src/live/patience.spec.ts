import { waitMs } from './patience.js';

describe('how long to wait before the stream is opened again', () => {
  it.each([
    [1, 1_000],
    [2, 2_000],
    [4, 8_000],
    [30, 30_000],
  ])('after %i failures', (failures, wait) => {
    expect(waitMs(failures, 0.5)).toBe(wait);
  });

  it('leaves a quarter on either side to chance', () => {
    expect([waitMs(1, 0), waitMs(1, 1)]).toEqual([750, 1_250]);
  });
});
