import { sum, table, tallyOfCommand, tallyOfJest, tallyOfPlaywright } from './tally.rules.ts';

const green = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 0, numRuntimeErrorTestSuites: 0, success: true };
const playwright = { stats: { expected: 3, unexpected: 0, flaky: 0, skipped: 0 }, errors: [] };

describe('a stage counts', () => {
  it.each([
    ['a command that succeeded as one passed', tallyOfCommand(0), { passed: 1, failed: 0 }],
    ['a command that failed as one failed', tallyOfCommand(2), { passed: 0, failed: 1 }],
    ['the tests of a green run', tallyOfJest(green), { passed: 5, failed: 0 }],
    [
      'a suite that could not be run as failed',
      tallyOfJest({ ...green, numRuntimeErrorTestSuites: 1, success: false }),
      { passed: 5, failed: 1 },
    ],
    ['a skipped test as failed', tallyOfJest({ ...green, numPendingTests: 2 }), { passed: 5, failed: 2 }],
    ['a run that failed without a failed test as failed', tallyOfJest({ ...green, success: false }), { passed: 5, failed: 1 }],
    ['the journeys of a green run', tallyOfPlaywright(playwright), { passed: 3, failed: 0 }],
    [
      'a journey that passed at its second try as failed',
      tallyOfPlaywright({ ...playwright, stats: { ...playwright.stats, flaky: 1 } }),
      { passed: 3, failed: 1 },
    ],
    ['an error outside of any journey as failed', tallyOfPlaywright({ ...playwright, errors: [{}] }), { passed: 3, failed: 1 }],
  ])('%s', (_, actual, expected) => expect(actual).toEqual(expected));
});

describe('the table', () => {
  const stages = [
    { name: 'lint', passed: 1, failed: 0, tookMs: 1500 },
    { name: 'unit', passed: 40, failed: 2, tookMs: 3000 },
  ];

  it('sums up', () => expect(sum(stages)).toEqual({ passed: 41, failed: 2 }));

  it('ends with the line that is read by machines', () => expect(table(stages).split('\n').at(-1)).toBe('41 passed, 2 failed'));
});
