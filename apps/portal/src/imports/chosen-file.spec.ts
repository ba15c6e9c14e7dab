import { fileFaults, mediaTypeOf } from './chosen-file.js';

it.each([
  ['ccd_lea_2024.CSV', 'text/csv'],
  ['lea-alabama.tsv', 'text/tab-separated-values'],
  ['elsi.txt', 'text/tab-separated-values'],
  ['directory.xlsx', null],
  ['directory', null],
])('%s is sent as %s', (name, type) => {
  expect(mediaTypeOf(name)).toBe(type);
});

describe('what keeps a file from being sent', () => {
  const file = { name: 'ccd.csv', size: 4_000_000 };
  it.each([
    ['nothing', file, '', []],
    ['nothing, with a year', file, '2019-20', []],
    ['no file', null, '', ['file']],
    ['its kind', { ...file, name: 'ccd.xlsx' }, '', ['kind']],
    ['its size', { ...file, size: 64 * 1024 * 1024 + 1 }, '', ['large']],
    ['the year', file, '2019', ['year']],
    ['no file and the year', null, '2019-2020', ['file', 'year']],
  ] as const)('%s', (_, chosen, year, faults) => {
    expect(fileFaults(chosen, year)).toEqual(faults);
  });
});
