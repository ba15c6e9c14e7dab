import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { addressSettings, clientSettings, openFolder, workspace } from '@tributary/infra';
import { build } from './build.ts';
import { prepareDatabases, startPlatform } from './platform.ts';
import { outcomeOf } from './run.ts';
import { runningFile } from './running.ts';
import { secretsInLogs } from './secrets-in-logs.ts';
import { sum, tallyOfCommand, tallyOfJest, tallyOfPlaywright, type Tally } from './tally.rules.ts';
import { openThrowaway, type Throwaway } from './throwaway.ts';

/** A stage of `npm test`. Its log is `.tributary/test/<name>.log`. */
export interface Stage {
  readonly name: string;
  readonly run: (log: string) => Promise<Tally>;
  /** True when it runs what the build makes. */
  readonly needsBuild: boolean;
  /** False for those that only `.ci/run` adds. */
  readonly isUsual: boolean;
}

const reports = openFolder('test');

type Command = readonly [command: string, ...args: string[]];

/** Commands one after the other, until one fails. */
async function inOrder(commands: readonly Command[], log: string): Promise<Tally> {
  for (const [command, ...args] of commands) {
    const { code } = await outcomeOf({ command, args, log });
    if (code !== 0) return tallyOfCommand(code);
  }
  return tallyOfCommand(0);
}

/** Runs a command that writes a report, and reads what the report says of its tests. */
async function reported<R>(
  run: { command: string; args: string[]; settings: Record<string, string>; log: string },
  file: string,
  read: (report: R) => Tally,
): Promise<Tally> {
  rmSync(file, { force: true });
  const { code } = await outcomeOf(run);
  if (!existsSync(file)) return tallyOfCommand(code === 0 ? 1 : code);
  const tally = read(JSON.parse(readFileSync(file, 'utf8')) as R);
  return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

interface JestRun {
  readonly kind: 'unit' | 'int' | 'e2e';
  readonly workers: number;
  readonly log: string;
  readonly settings?: Record<string, string>;
  /** The project whose tests alone are run; those of all in one Jest when absent. */
  readonly project?: string;
}

function jest({ kind, workers, log, settings = {}, project }: JestRun): Promise<Tally> {
  const file = join(reports, `${[kind, ...(project?.split('/') ?? [])].join('-')}.json`);
  const config = project === undefined ? 'tools/jest.all.mjs' : `${project}/jest.config.mjs`;
  const args = ['-c', config, '--selectProjects', kind, `--maxWorkers=${workers}`, '--json', `--outputFile=${file}`];
  return reported({ command: 'jest', args, settings, log }, file, tallyOfJest);
}

const settingsOf = (throwaway: Throwaway): Record<string, string> => ({ ...addressSettings(throwaway.addresses), ...clientSettings });

/** Servers for one stage alone, so that no stage sees what another left. Nothing is taken from outside: tests empty what they use. */
async function withServers(work: (throwaway: Throwaway) => Promise<Tally>, { syncs }: { readonly syncs: boolean }): Promise<Tally> {
  const throwaway = await openThrowaway({}, { syncs });
  try {
    return await work(throwaway);
  } finally {
    await throwaway.close();
  }
}

/** Each project gets servers of its own: topics and groups have fixed names, and a service reads all that stands in a topic. */
async function serviceTests(log: string): Promise<Tally> {
  const projects = ['apps', 'libs']
    .flatMap((kind) => readdirSync(join(workspace, kind)).map((name) => `${kind}/${name}`))
    .filter((project) => existsSync(join(workspace, project, 'test')));
  const tallies: Tally[] = [];
  for (const project of projects) {
    const run = (servers: Throwaway): Promise<Tally> => jest({ kind: 'e2e', workers: 1, log, settings: settingsOf(servers), project });
    tallies.push(await withServers(run, { syncs: true }));
  }
  return sum(tallies);
}

/** The whole platform as `npm start` runs it, with as many replicas, and the browser in front of it. */
async function journeys(throwaway: Throwaway, log: string): Promise<Tally> {
  const { place, addresses } = throwaway;
  const journeyLogs = join(reports, 'journey-logs');
  // Logs are appended to, and those of an earlier run say nothing about this one.
  rmSync(journeyLogs, { recursive: true, force: true });
  await prepareDatabases(addresses, place.logs);
  const { running } = await startPlatform(addresses, { ...place, logs: journeyLogs }, () => undefined);
  // Needs libs that are built, so it is loaded after the build.
  const { seed } = await import('./seed.ts');
  await seed(running);
  const file = join(reports, 'journey.json');
  const settings = {
    ...settingsOf(throwaway),
    PUBLIC_URL: running.publicUrl,
    RUNNING_FILE: runningFile(place.folder),
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
  };
  const args = ['test', '-c', 'e2e/playwright.config.ts', '--reporter=list,json'];
  const tally = await reported({ command: 'playwright', args, settings, log }, file, tallyOfPlaywright);
  // Everything that signs in, sends and dies has run by now, so what a log should not hold would be in it.
  const found = [place.logs, journeyLogs].flatMap(secretsInLogs);
  if (found.length > 0) appendFileSync(log, `\nSecrets in logs:\n${found.join('\n')}\n`);
  return sum([tally, tallyOfCommand(found.length)]);
}

const built = async (log: string): Promise<Tally> =>
  build(log).then(
    () => tallyOfCommand(0),
    () => tallyOfCommand(1),
  );

const lint: readonly Command[] = [
  ['prettier', '--check', '.'],
  ['nx', 'run-many', '-t', 'lint'],
  ['depcruise', 'apps', 'libs', 'bench', 'e2e', 'tools', 'infra', '--config', '.dependency-cruiser.mjs'],
];
const generated: readonly Command[] = [
  ['node', 'tools/src/generate.ts'],
  ['git', 'diff', '--exit-code', '--', 'libs/contracts/generated', 'apps', 'docker-compose.yml', 'infra/keycloak'],
];

export const stages: readonly Stage[] = [
  { name: 'build', run: built, needsBuild: false, isUsual: true },
  { name: 'lint', run: (log) => inOrder(lint, log), needsBuild: true, isUsual: true },
  { name: 'types', run: (log) => inOrder([['nx', 'run-many', '-t', 'typecheck']], log), needsBuild: true, isUsual: true },
  { name: 'unit', run: (log) => jest({ kind: 'unit', workers: 2, log }), needsBuild: false, isUsual: true },
  {
    name: 'integration',
    run: (log) => withServers((servers) => jest({ kind: 'int', workers: 2, log, settings: settingsOf(servers) }), { syncs: false }),
    needsBuild: true,
    isUsual: true,
  },
  {
    name: 'service',
    run: serviceTests,
    needsBuild: true,
    isUsual: true,
  },
  { name: 'journey', run: (log) => withServers((servers) => journeys(servers, log), { syncs: true }), needsBuild: true, isUsual: true },
  { name: 'generated', run: (log) => inOrder(generated, log), needsBuild: true, isUsual: false },
  { name: 'contracts', run: (log) => inOrder([['node', 'tools/src/check-contracts.ts']], log), needsBuild: true, isUsual: false },
];
