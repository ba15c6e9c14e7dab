import type { DistrictImportItem } from '@tributary/contracts';
import { isRunning, progressOf } from './import-progress.js';

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 24, 15, 0, 0) + seconds * 1_000).toISOString();
const item = (otherwise: Partial<DistrictImportItem> = {}): DistrictImportItem => ({
  importId: '019a3b5c-0000-7000-8000-00000000b001',
  fileName: 'ccd.csv',
  state: 'reading',
  startedAt: at(0),
  stateSince: at(0),
  toldAt: at(10),
  startedBy: 'Dana Whitfield',
  layout: 'ccd-directory',
  bytes: 4_000_000,
  bytesRead: 1_000_000,
  rowsRead: 5_000,
  rejectedTotal: 0,
  rowsApplied: 0,
  problem: null,
  ...otherwise,
});

describe('how far an import is', () => {
  it.each<[string, Partial<DistrictImportItem>, ReturnType<typeof progressOf>]>([
    ['a quarter of its bytes is read', {}, { share: 0.25, rowsPerSecond: 500, secondsLeft: 30 }],
    ['a file of unknown length', { bytes: null }, { share: null, rowsPerSecond: 500, secondsLeft: null }],
    ['it has just begun', { toldAt: at(0), rowsRead: 0, bytesRead: 0 }, { share: 0, rowsPerSecond: null, secondsLeft: null }],
    [
      'half of its good rows are compared',
      { state: 'applying', rowsRead: 5_100, rejectedTotal: 100, rowsApplied: 2_500, stateSince: at(10), toldAt: at(20) },
      { share: 0.5, rowsPerSecond: 250, secondsLeft: 10 },
    ],
    [
      'it waits for another import',
      { state: 'applying', stateSince: at(10), toldAt: at(10) },
      { share: 0, rowsPerSecond: null, secondsLeft: null },
    ],
  ])('%s', (_, otherwise, progress) => {
    expect(progressOf(item(otherwise))).toEqual(progress);
  });

  it.each([
    ['reading', true],
    ['applying', true],
    ['applied', false],
    ['interrupted', false],
  ] as const)('%s is running: %s', (state, running) => {
    expect(isRunning(state)).toBe(running);
  });
});
