import { nextAfternoon } from './moments.ts';

describe("five o'clock", () => {
  it.each([
    ['in winter', '2026-12-01T12:00:00Z', 13, '2026-12-14T23:00:00.000Z'],
    ['in summer', '2026-06-01T12:00:00Z', 11, '2026-06-12T22:00:00.000Z'],
    ['on the Monday after a weekend,', '2026-06-01T12:00:00Z', 12, '2026-06-15T22:00:00.000Z'],
    ['over the change of the clocks', '2026-10-30T12:00:00Z', 12, '2026-11-11T23:00:00.000Z'],
  ])('%s is the one on the wall in Alabama', (_, now, days, expected) => {
    expect(nextAfternoon('America/Chicago', days, new Date(now)).toISOString()).toBe(expected);
  });
});
