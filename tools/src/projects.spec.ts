import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface ProjectFile {
  readonly name: string;
  readonly nx?: { readonly tags?: readonly string[]; readonly targets?: Readonly<Record<string, unknown>> };
}

const root = join(__dirname, '../..');
const { workspaces } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { workspaces: string[] };
const folders = workspaces.flatMap((entry) =>
  entry.endsWith('/*') ? readdirSync(join(root, entry.slice(0, -2))).map((name) => `${entry.slice(0, -1)}${name}`) : [entry],
);
const projects = folders
  .filter((folder) => existsSync(join(root, folder, 'package.json')))
  .map((folder) => [folder, JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as ProjectFile] as const);

describe('every project', () => {
  it('is found at all', () => expect(projects.length).toBeGreaterThan(8));

  it.each(projects)('%s says by its tags what it is and where it runs', (_, { nx }) => {
    const tags = nx?.tags ?? [];
    expect(tags.filter((tag) => /^type:(app|contracts|lib|testing|e2e|bench)$/.test(tag))).toHaveLength(1);
    expect(tags.filter((tag) => /^runs:(node|browser|anywhere)$/.test(tag))).toHaveLength(1);
  });

  it.each(projects)('%s is linted and type-checked', (_, { nx }) => {
    expect(Object.keys(nx?.targets ?? {})).toEqual(expect.arrayContaining(['lint', 'typecheck']));
  });

  it.each(projects)('%s has the tests that it says it has', (folder, { nx }) => {
    const targets = Object.keys(nx?.targets ?? {}).filter((target) => target.startsWith('test'));
    if (targets.length > 0) expect(existsSync(join(root, folder, 'jest.config.mjs'))).toBe(true);
  });
});
