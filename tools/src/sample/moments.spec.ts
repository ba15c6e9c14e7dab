import { nextAfternoon } from './moments.ts';

describe("five o'clock", () => {
  it.each([
    ['in winter', '2026-12-01T12:00:00Z', 12, '2026-12-13T23:00:00.000Z'],
    ['in summer', '2026-06-01T12:00:00Z', 12, '2026-06-13T22:00:00.000Z'],
    ['over the change of the clocks', '2026-10-30T12:00:00Z', 12, '2026-11-11T23:00:00.000Z'],
  ])('%s is the one on the wall in Alabama', (_, now, days, expected) => {
    expect(nextAfternoon('America/Chicago', days, new Date(now)).toISOString()).toBe(expected);
  });
});
