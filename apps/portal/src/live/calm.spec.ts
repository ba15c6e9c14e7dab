import { CalmReader, readingIn } from './calm.js';

describe('how long to wait before something is read again', () => {
  it.each([
    ['at once to 2 seconds, where it was not read yet', undefined, 0, 0],
    ['at most 2 seconds', undefined, 1, 2_000],
    ['the rest of 2 seconds after the last reading', 9_500, 0, 1_500],
    ['that, and some of it by chance', 9_500, 0.5, 2_500],
    ['nothing of a reading long ago', 1_000, 0, 0],
  ])('%s', (_, lastReadAt, chance, wait) => {
    expect(readingIn(10_000, lastReadAt, chance)).toBe(wait);
  });
});

describe('a calm reader', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('reads once what moved ten times, and each thing by itself', () => {
    const reader = new CalmReader();
    const read: string[] = [];
    for (let time = 0; time < 10; time += 1) reader.ask('one', () => read.push('one'));
    reader.ask('other', () => read.push('other'));
    jest.advanceTimersByTime(2_000);
    expect(read.toSorted()).toEqual(['one', 'other']);
  });

  it('does not read again within 2 seconds', () => {
    const reader = new CalmReader();
    let readings = 0;
    reader.ask('one', () => (readings += 1));
    jest.advanceTimersByTime(2_000);
    reader.ask('one', () => (readings += 1));
    jest.advanceTimersByTime(1);
    expect(readings).toBe(1);
    jest.advanceTimersByTime(4_000);
    expect(readings).toBe(2);
  });

  it('reads nothing once it is stopped', () => {
    const reader = new CalmReader();
    let readings = 0;
    reader.ask('one', () => (readings += 1));
    reader.stop();
    jest.advanceTimersByTime(4_000);
    expect(readings).toBe(0);
  });
});
