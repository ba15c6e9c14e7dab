import { getEventListeners } from 'node:events';
import { eventually } from '@tributary/testing';
import { Schedule } from './schedule.js';

describe('work that comes back', () => {
  let schedule: Schedule;
  let turns = 0;
  beforeEach(() => {
    schedule = new Schedule();
    turns = 0;
  });
  afterEach(() => schedule.beforeApplicationShutdown());

  it('leaves nothing behind from turn to turn', async () => {
    schedule.every(1, 'counting', async () => void (turns += 1));
    schedule.onApplicationBootstrap();
    await eventually(() => expect(turns).toBeGreaterThan(20));
    const { signal } = (schedule as unknown as { stopping: AbortController }).stopping;
    expect(getEventListeners(signal, 'abort').length).toBeLessThanOrEqual(1);
  });

  it('ends at once, in the middle of a pause', async () => {
    schedule.every(60_000, 'counting', async () => void (turns += 1));
    schedule.onApplicationBootstrap();
    await eventually(() => expect(turns).toBe(1));
    const began = performance.now();
    await schedule.beforeApplicationShutdown();
    expect(performance.now() - began).toBeLessThan(1_000);
    expect(turns).toBe(1);
  });
});
