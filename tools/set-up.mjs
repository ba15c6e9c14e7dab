import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Runs before anything is installed: no dependencies, and nothing that Node 20 has not.

export const workspace = fileURLToPath(new URL('..', import.meta.url));
const bin = join(workspace, 'node_modules/.bin');
const oldestNode = 20;
const runtimeNode = 24;

/** What a program is for, the variable that gives a server's address and so makes it needless, and Debian's package. */
const programs = {
  java: { purpose: 'Kafka', given: 'KAFKA_BROKERS', package: 'openjdk-17-jre-headless', called: 'Java 17 or later' },
  mvn: { purpose: 'fetching Kafka', given: 'KAFKA_BROKERS', package: 'maven', called: 'Maven' },
  'redis-server': { purpose: 'sessions', given: 'REDIS_URL', package: 'redis-server', called: 'Redis' },
  chromium: { purpose: 'the browser tests', package: 'chromium', called: 'Chromium' },
};

/** A sentence for the person who started this, without a stack trace. */
export class Refused extends Error {}

function isOnPath(program) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Runs a step and prints how long it took. */
export async function step(name, work) {
  const begun = Date.now();
  const result = await work();
  console.log(`  ✔ ${name.padEnd(44)} ${((Date.now() - begun) / 1000).toFixed(1).padStart(6)} s`);
  return result;
}

function run(command, args, environment = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: workspace,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...environment },
    });
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Refused(`'${command} ${args.join(' ')}' failed; its message is above.`)),
    );
  });
}

const majorOf = (node) => Number(/^v(\d+)/.exec(spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout ?? '')?.[1] ?? 0);

export function checkNode() {
  if (Number(process.versions.node.split('.')[0]) < oldestNode) {
    throw new Refused(
      `Node ${oldestNode} or later is needed to start; this is ${process.version}. Install it from your system or from nodejs.org.`,
    );
  }
}

/** Programs that no npm package brings. Root on Debian gets what is missing; anyone else is told. */
export async function ensurePrograms(names) {
  const missing = () => names.filter((name) => !process.env[programs[name].given] && !isOnPath(name)).map((name) => programs[name]);
  if (missing().length === 0) return;
  const packages = missing().map((program) => program.package);
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    await step(`Debian packages: ${packages.join(' ')}`, async () => {
      await run('apt-get', ['-qq', 'update']);
      await run('apt-get', ['-qq', '-y', '--no-install-recommends', 'install', ...packages], { DEBIAN_FRONTEND: 'noninteractive' });
    });
  }
  if (missing().length === 0) return;
  const sentence = missing()
    .map(({ called, purpose }) => `${called} (for ${purpose})`)
    .join(', ');
  throw new Refused(`Missing: ${sentence}. On Debian: 'sudo apt-get install ${packages.join(' ')}'; elsewhere, put it on the PATH.`);
}

/** True when what is installed is not what the lock file says; npm writes down what it has installed. */
function isOutdated() {
  const written = join(workspace, 'node_modules/.package-lock.json');
  if (!existsSync(written)) return true;
  const installed = JSON.parse(readFileSync(written, 'utf8')).packages;
  const locked = JSON.parse(readFileSync(join(workspace, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(locked).some(([path, { version, optional, link }]) => {
    if (path === '' || link || !path.startsWith('node_modules/')) return false;
    const present = installed[path];
    return present === undefined ? !optional : present.version !== version;
  });
}

export async function ensureDependencies() {
  if (!isOutdated()) return;
  console.log('  … dependencies (about two minutes with an empty cache)');
  await step('dependencies', () => run('npm', ['ci', '--loglevel=error']));
}

/** The Node that runs everything but this file: npm brings it along for 64-bit Linux, elsewhere one on the PATH is taken. */
function findRuntime() {
  const found = [join(bin, 'node'), process.execPath, 'node'].find((node) => majorOf(node) >= runtimeNode);
  if (found === undefined) {
    throw new Refused(
      `Node ${runtimeNode} or later is needed to run, and npm has none for this system. Put one on the PATH and start again.`,
    );
  }
  return found;
}

/** Runs a TypeScript file on the runtime, passes signals on and ends as it ends. */
export async function continueWith(file, args) {
  const path = `${bin}${delimiter}${process.env.PATH ?? ''}`;
  const child = spawn(findRuntime(), [join(workspace, file), ...args], {
    cwd: workspace,
    // The channel tells the child when this process is killed and so cannot pass anything on.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, PATH: path },
  });
  // The terminal sends Ctrl-C to the child as well; it stops in order, and this process waits for it.
  process.on('SIGINT', () => undefined);
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  watchNpm(() => child.kill('SIGTERM'));
  return new Promise((resolve) => child.once('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 1))));
}

/** The number of a process's parent; undefined where there is no /proc, or no such process. */
function parentOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
  } catch {
    return undefined;
  }
}

/**
 * An npm that is killed outright passes nothing on either. It started a shell, which started this process and stays; so whoever it
 * started sees the shell get another parent, or, where the shell has made way for its command, gets another parent itself.
 */
function watchNpm(gone) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const isShell = (pid) => existsSync(`/proc/${pid}/comm`) && /^(ba|da|a)?sh$/.test(readFileSync(`/proc/${pid}/comm`, 'utf8').trim());
  const parent = process.ppid;
  const above = isShell(parent) ? parentOf(parent) : undefined;
  const timer = setInterval(() => {
    if (process.ppid === parent && (above === undefined || parentOf(parent) === above)) return;
    clearInterval(timer);
    gone();
  }, 200);
  timer.unref();
}

/** Runs a whole command of this folder: its sentence when it refuses, its trace when something broke. */
export async function command(work) {
  try {
    process.exitCode = await work();
  } catch (error) {
    console.error(error instanceof Refused ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}
