import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { identify, isSame, type ProcessIdentity } from './process-identity.ts';

/** Services are stopped before the servers that they stand on. */
export const waves = ['service', 'server'] as const;
export type Wave = (typeof waves)[number];

interface Entry extends ProcessIdentity {
  readonly name: string;
  readonly stopSignal: NodeJS.Signals;
  readonly wave: Wave;
}

interface Book {
  readonly owner: ProcessIdentity | undefined;
  /** True from the moment in which the owner begins to stop everything. */
  readonly isClosing: boolean;
  readonly entries: readonly Entry[];
}

const file = (folder: string): string => join(folder, 'processes.json');
const graceMs = 12_000;

/**
 * Writes down each process that was started, so that a later run can clear what a killed one left. Servers run in process groups of
 * their own (Ctrl-C must reach the starter alone, which then stops them in order), so nothing else would end them.
 */
export class Ledger {
  private readonly folder: string;
  private entries: Entry[] = [];
  private closed = false;

  constructor(folder: string) {
    this.folder = folder;
    mkdirSync(folder, { recursive: true });
    this.save();
  }

  add(pid: number, entry: Pick<Entry, 'name' | 'stopSignal' | 'wave'>): void {
    const identity = identify(pid);
    if (identity === undefined) return;
    if (this.closed) process.kill(pid, 'SIGKILL');
    this.entries.push({ ...entry, ...identity });
    this.save();
  }

  remove(pid: number): void {
    this.entries = this.entries.filter((entry) => entry.pid !== pid);
    this.save();
  }

  /** Ends everything in it, in order; what is started from now on is ended at once. */
  async close(): Promise<void> {
    this.closed = true;
    this.save();
    await clearLeft(this.folder);
    this.entries = [];
    this.save();
  }

  private save(): void {
    const book: Book = { owner: identify(process.pid), isClosing: this.closed, entries: this.entries };
    writeFileSync(`${file(this.folder)}.new`, JSON.stringify(book, undefined, 2));
    renameSync(`${file(this.folder)}.new`, file(this.folder));
  }
}

function read(folder: string): Book | undefined {
  return existsSync(file(folder)) ? (JSON.parse(readFileSync(file(folder), 'utf8')) as Book) : undefined;
}

/** The run that keeps its processes in this folder, if it is alive. */
export function livingOwner(folder: string): { pid: number; isClosing: boolean } | undefined {
  const { owner, isClosing } = read(folder) ?? { owner: undefined, isClosing: false };
  return owner !== undefined && owner.pid !== process.pid && isSame(owner, identify(owner.pid)) ? { pid: owner.pid, isClosing } : undefined;
}

/** Ends what this folder's run has left running and gives its names; whoever only has the same process number is left alone. */
export async function clearLeft(folder: string): Promise<string[]> {
  const left = (read(folder)?.entries ?? []).filter(isAlive);
  for (const wave of waves) await end(left.filter((entry) => entry.wave === wave));
  return left.map((entry) => entry.name);
}

const isAlive = (entry: Entry): boolean => isSame(entry, identify(entry.pid));

async function end(entries: readonly Entry[]): Promise<void> {
  for (const entry of entries.filter(isAlive)) process.kill(entry.pid, entry.stopSignal);
  for (const deadline = Date.now() + graceMs; entries.some(isAlive) && Date.now() < deadline;) await sleep(50);
  for (const entry of entries.filter(isAlive)) process.kill(entry.pid, 'SIGKILL');
}
