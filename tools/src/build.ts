import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openFolder, workspace } from '@tributary/infra';
import { run } from './run.ts';

const ignored = new Set(['node_modules', 'dist', 'coverage', 'test-results', '.nx']);
const stamp = join(openFolder('cache'), 'built');

/** Everything that a build reads, by name, size and time of change: a few milliseconds, where nx needs seconds to find out the same. */
function* sources(folder: string): Generator<string> {
  for (const entry of readdirSync(join(workspace, folder), { withFileTypes: true }).sort((a, b) => a.name.localeCompare(b.name))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !ignored.has(entry.name)) yield* sources(path);
    if (entry.isFile()) yield path;
  }
}

function fingerprint(): string {
  const hash = createHash('sha256');
  const top = ['package-lock.json', 'nx.json', 'tsconfig.base.json', 'tsconfig.build.json'];
  for (const path of [...top, ...sources('apps'), ...sources('libs')]) {
    const { size, mtimeMs } = statSync(join(workspace, path));
    hash.update(`${path} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** The projects that a build makes something of. */
const built = (): string[] =>
  ['apps', 'libs'].flatMap((kind) =>
    readdirSync(join(workspace, kind))
      .map((name) => join(workspace, kind, name))
      .filter(
        (folder) => existsSync(join(folder, 'package.json')) && readFileSync(join(folder, 'package.json'), 'utf8').includes('"build"'),
      ),
  );

/** Builds what has changed since the last build; with nothing changed nx is not even asked. */
export async function build(log: string): Promise<void> {
  const current = fingerprint();
  const isBuilt =
    existsSync(stamp) && readFileSync(stamp, 'utf8') === current && built().every((folder) => existsSync(join(folder, 'dist')));
  if (isBuilt) return;
  await run({ command: 'nx', args: ['run-many', '-t', 'build'], log });
  writeFileSync(stamp, current);
}
