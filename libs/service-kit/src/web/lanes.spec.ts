import { setImmediate as turn } from 'node:timers/promises';
import { Lanes } from './lanes.js';

const limits = { atOnce: 2, waiting: 3, waitMs: 10_000 };

describe('lanes', () => {
  it('let as many pass at once as their limit says, and the next in the order of coming', async () => {
    const lanes = new Lanes(limits);
    const passed: string[] = [];
    const enter = async (name: string): Promise<() => void> => {
      const leave = await lanes.enter('tablets');
      passed.push(name);
      return leave;
    };
    const [first, second] = await Promise.all([enter('first'), enter('second')]);
    const [third, fourth] = [enter('third'), enter('fourth')];
    await turn();
    expect(passed).toEqual(['first', 'second']);
    second();
    await third;
    expect(passed).toEqual(['first', 'second', 'third']);
    first();
    await fourth;
    expect(passed).toEqual(['first', 'second', 'third', 'fourth']);
  });

  it('keep nobody waiting for another key', async () => {
    const lanes = new Lanes(limits);
    await Promise.all([lanes.enter('tablets'), lanes.enter('tablets')]);
    await expect(lanes.enter('projectors')).resolves.toBeInstanceOf(Function);
  });

  it('send away whoever finds too many waiting, and let it in later', async () => {
    const lanes = new Lanes(limits);
    const passing = await Promise.all([lanes.enter('tablets'), lanes.enter('tablets')]);
    const waiting = [1, 2, 3].map(() => lanes.enter('tablets'));
    await expect(lanes.enter('tablets')).rejects.toMatchObject({ code: 'service.busy' });
    passing.forEach((leave) => leave());
    const [third, fourth] = await Promise.all(waiting.slice(0, 2));
    [third, fourth].forEach((leave) => leave?.());
    (await waiting[2])?.();
    await expect(lanes.enter('tablets')).resolves.toBeInstanceOf(Function);
  });

  it('send away whoever has waited too long, who takes no place from the next', async () => {
    const lanes = new Lanes({ ...limits, atOnce: 1, waitMs: 20 });
    const leave = await lanes.enter('tablets');
    await expect(lanes.enter('tablets')).rejects.toMatchObject({ code: 'service.busy' });
    const next = lanes.enter('tablets');
    leave();
    await expect(next).resolves.toBeInstanceOf(Function);
  });
});
