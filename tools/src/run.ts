import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { environmentWith, workspace } from '@tributary/infra';

export interface Run {
  readonly command: string;
  readonly args: readonly string[];
  readonly settings?: Readonly<Record<string, string>>;
  /** File that takes both outputs, appended. */
  readonly log: string;
}

const running = new Set<ChildProcess>();
// A start that fails or is stopped leaves no build behind.
process.once('exit', () => running.forEach((child) => child.kill()));

/** Runs a command to its end and gives its exit code (128 when it could not be run, or a signal ended it) and what it wrote. */
export async function outcomeOf({ command, args, settings = {}, log }: Run): Promise<{ code: number; output: string }> {
  mkdirSync(dirname(log), { recursive: true });
  const file = openSync(log, 'a');
  const begin = statSync(log).size;
  const child = spawn(command, args, { cwd: workspace, stdio: ['ignore', file, file], env: environmentWith(settings) });
  closeSync(file);
  running.add(child);
  const code = await new Promise<number>((resolve) => {
    child.once('error', () => resolve(128));
    child.once('exit', (status) => resolve(status ?? 128));
  });
  running.delete(child);
  return { code, output: readFileSync(log).subarray(begin).toString('utf8') };
}

/** Runs a command that has to succeed; its output stands in the error otherwise. */
export async function run(what: Run): Promise<string> {
  const { code, output } = await outcomeOf(what);
  if (code !== 0) throw new Error(`'${what.command} ${what.args.join(' ')}' failed (${code}):\n${output.trimEnd()}`);
  return output;
}
