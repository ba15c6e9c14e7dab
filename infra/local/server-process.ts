import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { environmentWith } from './config.ts';
import type { Ledger, Wave } from './ledger.ts';

export interface Launch {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly settings?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** User and group to run as; the starter's own when absent. */
  readonly runAs?: number;
  /** Folder of the file that takes both outputs, appended; the file is called as the server. */
  readonly logs: string;
  /** True once the server answers. It gets what the server has written since its start. */
  readonly ready: (output: string) => Promise<boolean> | boolean;
  readonly readyMs?: number;
  readonly stopSignal?: NodeJS.Signals;
  readonly ledger: Ledger;
  readonly wave?: Wave;
}

const stopMs = 15_000;
const readyMs = 60_000;

/** A server as a child in a process group of its own, ready when `start` returns. */
export class ServerProcess {
  readonly name: string;
  /** The exit code, or the signal's name, once the process has ended. */
  readonly ended: Promise<number | string>;
  private readonly child: ChildProcess;
  private readonly launch: Launch;
  private readonly log: string;
  private readonly logStart: number;
  private outcome: number | string | undefined;

  private constructor(launch: Launch) {
    this.name = launch.name;
    this.launch = launch;
    this.log = join(launch.logs, `${launch.name}.log`);
    mkdirSync(launch.logs, { recursive: true });
    const log = openSync(this.log, 'a');
    this.logStart = statSync(this.log).size;
    this.child = spawn(launch.command, launch.args, {
      cwd: launch.cwd,
      env: environmentWith(launch.settings ?? {}),
      detached: true,
      stdio: ['ignore', log, log],
      ...(launch.runAs === undefined ? {} : { uid: launch.runAs, gid: launch.runAs }),
    });
    closeSync(log);
    this.ended = new Promise((resolve) => {
      this.child.once('exit', (code, signal) => resolve(code ?? signal ?? 'unknown'));
      this.child.once('error', (error) => resolve(error.message));
    });
    void this.ended.then((outcome) => (this.outcome = outcome));
    const { name, stopSignal = 'SIGTERM', wave = 'server' } = launch;
    if (this.child.pid !== undefined) launch.ledger.add(this.child.pid, { name, stopSignal, wave });
  }

  /** Starts and waits; fails with the end of the log when the server ends early or is not ready in time. */
  static async start(launch: Launch): Promise<ServerProcess> {
    const server = new ServerProcess(launch);
    for (const deadline = Date.now() + (launch.readyMs ?? readyMs); Date.now() < deadline; await sleep(40)) {
      if (server.outcome !== undefined)
        throw new Error(`${launch.name} ended (${server.outcome}) before it was ready:\n${server.logTail()}`);
      if (await launch.ready(server.output())) return server;
    }
    await server.stop();
    throw new Error(`${launch.name} was not ready within ${(launch.readyMs ?? readyMs) / 1000} s:\n${server.logTail()}`);
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  /** The file that takes both outputs. */
  get logFile(): string {
    return this.log;
  }

  /** Starts another with the same command, settings and so ports, once this one has ended. */
  again(): Promise<ServerProcess> {
    if (this.pid !== undefined) this.launch.ledger.remove(this.pid);
    return ServerProcess.start(this.launch);
  }

  /** Asks it to end, and kills it when it does not. */
  async stop(): Promise<void> {
    const { pid } = this.child;
    if (pid === undefined) return;
    if (this.outcome === undefined) {
      this.child.kill(this.launch.stopSignal ?? 'SIGTERM');
      const timer = setTimeout(() => this.child.kill('SIGKILL'), stopMs);
      await this.ended;
      clearTimeout(timer);
    }
    this.launch.ledger.remove(pid);
  }

  /** The last lines that it wrote, for a message. */
  logTail(lines = 20): string {
    return this.output().trimEnd().split('\n').slice(-lines).join('\n');
  }

  private output(): string {
    return readFileSync(this.log).subarray(this.logStart).toString('utf8');
  }
}

/** Readiness by HTTP: any answer below 400 counts. */
export function answers(url: string): () => Promise<boolean> {
  return async () => {
    try {
      return (await fetch(url, { signal: AbortSignal.timeout(2000) })).ok;
    } catch {
      return false;
    }
  };
}
