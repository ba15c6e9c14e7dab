import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

// One Jest for the tests of all projects: `--selectProjects unit | int | e2e`. Each project's own jest.config.mjs stays what it is.
const root = fileURLToPath(new URL('..', import.meta.url));
const { workspaces } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const folders = workspaces
  .flatMap((entry) =>
    entry.endsWith('/*') ? readdirSync(join(root, entry.slice(0, -2))).map((name) => entry.slice(0, -1) + name) : [entry],
  )
  .map((folder) => join(root, folder))
  .filter((folder) => existsSync(join(folder, 'jest.config.mjs')));

const configurations = await Promise.all(
  folders.map(async (folder) => {
    const { default: configuration } = await import(pathToFileURL(join(folder, 'jest.config.mjs')).href);
    return configuration.projects.map((project) => ({ rootDir: folder, ...project }));
  }),
);

export default { rootDir: root, testTimeout: 30_000, projects: configurations.flat() };
