import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileScanner } from './file-scanner.js';

describe('the scanner', () => {
  let folder: string;
  let script: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'scanner-'));
    script = join(folder, 'scan');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const scanner = async (body: string, more = '', timeoutMs?: number): Promise<FileScanner> => {
    await writeFile(script, `#!/bin/sh\n${body}\n`);
    await chmod(script, 0o700);
    return new FileScanner(`${script}${more}`, timeoutMs);
  };

  it('is given the path of the file as its last word, and no shell reads it', async () => {
    const seen = join(folder, 'seen');
    const asked = await scanner(`printf '%s|' "$@" > ${seen}`, '  --quiet $(id)');
    await asked.scan('/a path; with $signs');
    expect(await readFile(seen, 'utf8')).toBe('--quiet|$(id)|/a path; with $signs|');
  });

  it('lets a clean file through, and any file where there is none', async () => {
    await (await scanner('exit 0')).scan(script);
    await new FileScanner(undefined).scan(script);
  });

  it.each([
    ['exit 1', 'file.infected'],
    ['exit 2', 'file.scanner-away'],
    ['kill -9 $$', 'file.scanner-away'],
    ['exec sleep 30', 'file.scanner-away'],
  ])('that does "%s" means %s', async (body, code) => {
    const asked = await scanner(body, '', 1_000);
    await expect(asked.scan(script)).rejects.toMatchObject({ code });
  });

  it('that is not there means file.scanner-away', async () => {
    await expect(new FileScanner(join(folder, 'none')).scan(script)).rejects.toMatchObject({ code: 'file.scanner-away' });
  });
});
