import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { environmentWith, identify, isFree, isSame, Ledger, openFolder, services, workspace } from '@tributary/infra';
import { clearDev, devFolder } from './claim.ts';
import { readRunning, type RunningReplica } from './running.ts';
import { takenFile } from './watch.ts';

// npm run dev SERVICE: runs one service from its sources beside the running rest, and again after each change, with a debugger port.

const usualDebugPort = 9229;
const [service] = process.argv.slice(2);
if (!services.some((known) => known === service)) {
  console.error(`Usage: npm run dev <${services.join(' | ')}>`);
  process.exit(2);
}
const running = readRunning();
const replicas = running?.replicas.filter((replica) => replica.service === service) ?? [];
const [seat] = replicas;
if (running === undefined || seat === undefined) {
  console.error('Nothing runs here. Start the platform with `npm start` in another terminal first.');
  process.exit(1);
}

/** All replicas go, so that none answers with code of before the change. */
async function stopReplicas(started: readonly RunningReplica[]): Promise<void> {
  const alive = (): RunningReplica[] => started.filter(({ process: known }) => isSame(known, identify(known?.pid)));
  for (const replica of alive()) if (replica.process !== undefined) process.kill(replica.process.pid, 'SIGTERM');
  for (let waitedMs = 0; alive().length > 0 && waitedMs < 20_000; waitedMs += 100) await sleep(100);
}

async function debugPort(): Promise<number> {
  for (let port = usualDebugPort; ; port++) if (await isFree(port)) return port;
}

const state = openFolder('state');
if (!(await clearDev(state, seat.service))) {
  console.error(`'npm run dev ${seat.service}' already runs from this folder.`);
  process.exit(1);
}
const ledger = new Ledger(devFolder(state, seat.service));
const taken = takenFile(state, seat.service);
writeFileSync(taken, JSON.stringify(identify(process.pid)));
await stopReplicas(replicas);

const folder = join('apps', seat.service);
function start(name: string, args: readonly string[], settings: Readonly<Record<string, string>> = {}): ChildProcess {
  const child = spawn(process.execPath, args, { cwd: workspace, stdio: 'inherit', env: environmentWith(settings) });
  if (child.pid !== undefined) ledger.add(child.pid, { name, stopSignal: 'SIGTERM', wave: 'service' });
  return child;
}
const compiler = start('compiler', [
  'node_modules/typescript7/bin/tsc',
  '-p',
  join(folder, 'tsconfig.build.json'),
  '--watch',
  '--preserveWatchOutput',
]);
const main = join(folder, 'dist/main.js');
const program = start(
  seat.service,
  ['--enable-source-maps', '--watch', '--watch-preserve-output', `--inspect=${await debugPort()}`, main],
  seat.settings,
);
console.log(`${seat.service} runs from its sources on port ${seat.port}. Ctrl-C gives its place back to 'npm start'.`);

const ended = Promise.all([once(compiler, 'exit'), once(program, 'exit')]);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    compiler.kill();
    program.kill();
  });
}
await ended;
rmSync(taken, { force: true });
