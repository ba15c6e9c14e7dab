/** Bytes that the service takes in one file. */
const mostBytes = 64 * 1024 * 1024;

export type FileFault = 'file' | 'large' | 'kind' | 'year';

/** The content type under which a file is sent, by the end of its name; null where it is none that can be imported. */
export function mediaTypeOf(name: string): 'text/csv' | 'text/tab-separated-values' | null {
  const [, end = ''] = /\.(\w+)$/.exec(name.toLowerCase()) ?? [];
  if (end === 'csv') return 'text/csv';
  return ['tsv', 'tab', 'txt'].includes(end) ? 'text/tab-separated-values' : null;
}

/** What keeps a file from being sent. */
export function fileFaults(file: Pick<File, 'name' | 'size'> | null, schoolYear: string): FileFault[] {
  const year: FileFault[] = schoolYear === '' || /^\d{4}-\d{2}$/.test(schoolYear) ? [] : ['year'];
  if (file === null) return ['file', ...year];
  if (mediaTypeOf(file.name) === null) return ['kind', ...year];
  return file.size > mostBytes ? ['large', ...year] : year;
}
