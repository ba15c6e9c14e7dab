import { spawn, type ChildProcess } from 'node:child_process';
import { constants } from 'node:os';
import { addressSettings, clientSettings, environmentWith, givenAddresses } from '@tributary/infra';
import { closeOpenStacks, openThrowaway } from './throwaway.ts';

// npm run stack -- COMMAND…: runs the command with real servers up, whose data is thrown away when it ends.

const [command, ...args] = process.argv.slice(2);
if (command === undefined) {
  console.error('Usage: npm run stack -- <command> [arguments]');
  process.exit(2);
}

const run: { child?: ChildProcess } = {};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => passOn(signal));

// Whoever finds a run that stopped has to see that it was stopped, and by what.
function passOn(signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP'): void {
  if (run.child === undefined) return void closeOpenStacks().then(() => process.exit(128 + constants.signals[signal]));
  // Ctrl-C reaches the command by itself; the servers are stopped when it has ended.
  if (signal === 'SIGINT') return;
  console.error(`\nAsked to stop by ${signal}: so is ${command}.`);
  run.child.kill(signal);
}

const throwaway = await openThrowaway(givenAddresses());
run.child = spawn(command, args, {
  stdio: 'inherit',
  env: environmentWith({ ...addressSettings(throwaway.addresses), ...clientSettings }),
});
const { child } = run;
const code = await new Promise<number>((resolve) => {
  child.once('error', (error) => {
    console.error(`${command} could not be run: ${error.message}`);
    resolve(127);
  });
  child.once('exit', (status, signal) => {
    if (signal !== null) console.error(`\n${command} was ended by ${signal}.`);
    resolve(status ?? 128 + constants.signals[signal ?? 'SIGTERM']);
  });
});
await throwaway.close();
process.exit(code);
