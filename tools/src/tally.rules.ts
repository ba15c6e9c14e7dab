/** How many tests of a stage passed and failed. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

/** A finished stage. */
export interface StageResult extends Tally {
  readonly name: string;
  readonly tookMs: number;
}

interface JestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numRuntimeErrorTestSuites: number;
  readonly success: boolean;
}

interface PlaywrightReport {
  readonly stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number; readonly skipped: number };
  readonly errors: readonly unknown[];
}

/** A stage without a number of tests counts as one. */
export const tallyOfCommand = (exitCode: number): Tally => (exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

/** A suite that could not be run counts as a failed test, and so does a skipped one: nothing that was written goes unread. */
export function tallyOfJest(report: JestReport): Tally {
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites + report.numPendingTests;
  return { passed: report.numPassedTests, failed: failed === 0 && !report.success ? 1 : failed };
}

/** A journey that passed at its second try has failed once, and a failure is what it counts as. */
export const tallyOfPlaywright = ({ stats, errors }: PlaywrightReport): Tally => ({
  passed: stats.expected,
  failed: stats.unexpected + stats.flaky + stats.skipped + errors.length,
});

export const sum = (stages: readonly Tally[]): Tally => ({
  passed: stages.reduce((total, stage) => total + stage.passed, 0),
  failed: stages.reduce((total, stage) => total + stage.failed, 0),
});

const row = (name: string, passed: string, failed: string, time: string): string =>
  `${name.padEnd(14)}${passed.padStart(8)}${failed.padStart(8)}${time.padStart(11)}`;

/** The table of stages, and under it the line that says it all. */
export function table(stages: readonly StageResult[]): string {
  const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
  const { passed, failed } = sum(stages);
  return [
    row('stage', 'passed', 'failed', 'time'),
    ...stages.map((stage) => row(stage.name, String(stage.passed), String(stage.failed), seconds(stage.tookMs))),
    row('all', String(passed), String(failed), seconds(stages.reduce((total, stage) => total + stage.tookMs, 0))),
    '',
    `${passed} passed, ${failed} failed`,
  ].join('\n');
}
