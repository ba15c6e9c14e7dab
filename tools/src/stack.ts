import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { addressSettings, clientSettings, environmentWith, givenAddresses } from '@tributary/infra';
import { openThrowaway } from './throwaway.ts';

// npm run stack -- COMMAND…: runs the command with real servers up, whose data is thrown away when it ends.

const [command, ...args] = process.argv.slice(2);
if (command === undefined) {
  console.error('Usage: npm run stack -- <command> [arguments]');
  process.exit(2);
}

const throwaway = await openThrowaway(givenAddresses());
const child = spawn(command, args, {
  stdio: 'inherit',
  env: environmentWith({ ...addressSettings(throwaway.addresses), ...clientSettings }),
});
// Ctrl-C reaches the command by itself; the servers are stopped when it has ended.
process.on('SIGINT', () => undefined);
for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
const code = await new Promise<number>((resolve) => {
  child.once('error', (error) => {
    console.error(`${command} could not be run: ${error.message}`);
    resolve(127);
  });
  child.once('exit', (status, signal) => resolve(status ?? 128 + constants.signals[signal ?? 'SIGTERM']));
});
await throwaway.close();
process.exit(code);
