import { setTimeout as pause } from 'node:timers/promises';
import { crowd, SentAway } from './crowd.ts';

describe('a crowd', () => {
  it('counts what was done, and apart from it what was sent away', async () => {
    const { eachMs, sentAway } = await crowd([1, 2, 3, 4], { atOnce: 2, rounds: 3 }, async (seat) => {
      if (seat === 4) throw new SentAway('busy');
    });
    expect([eachMs.length, sentAway]).toEqual([9, 3]);
  });

  it('stops as a whole when one of it fails, and tells of that one', async () => {
    let done = 0;
    const failing = crowd([1, 2], { atOnce: 2, rounds: 1_000 }, async (seat) => {
      await pause(1);
      if (seat === 1) throw new Error('It broke.');
      done += 1;
    });
    await expect(failing).rejects.toThrow('It broke.');
    const doneByThen = done;
    await pause(50);
    expect(done - doneByThen).toBeLessThanOrEqual(1);
  });
});
