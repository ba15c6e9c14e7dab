import { eventually } from './eventually.js';

describe('eventually', () => {
  it('gives the value of the assertion as soon as it holds', async () => {
    let tries = 0;
    const value = await eventually(() => {
      tries += 1;
      if (tries < 3) throw new Error('not yet');
      return tries;
    });
    expect(value).toBe(3);
  });

  it('fails with what was seen last, not with a time-out', async () => {
    let tries = 0;
    const failing = eventually(
      async () => {
        tries += 1;
        throw new Error(`seen ${tries} times`);
      },
      { timeoutMs: 60, intervalMs: 10 },
    );
    await expect(failing).rejects.toThrow(/^seen [3-7] times$/);
  });
});
