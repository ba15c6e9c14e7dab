import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { identify, isSame, type ProcessIdentity } from './process-identity.ts';

interface Entry extends ProcessIdentity {
  readonly name: string;
  readonly stopSignal: NodeJS.Signals;
}

interface Book {
  readonly owner: ProcessIdentity | undefined;
  readonly entries: readonly Entry[];
}

const file = (folder: string): string => join(folder, 'processes.json');
const graceMs = 8000;

/**
 * Writes down each process that was started, so that a later run can clear what a killed one left. Servers run in process groups of
 * their own (Ctrl-C must reach the starter alone, which then stops them in order), so nothing else would end them.
 */
export class Ledger {
  private readonly folder: string;
  private entries: Entry[] = [];

  constructor(folder: string) {
    this.folder = folder;
    mkdirSync(folder, { recursive: true });
    this.save();
  }

  add(name: string, pid: number, stopSignal: NodeJS.Signals): void {
    const identity = identify(pid);
    if (identity === undefined) return;
    this.entries.push({ name, stopSignal, ...identity });
    this.save();
  }

  remove(pid: number): void {
    this.entries = this.entries.filter((entry) => entry.pid !== pid);
    this.save();
  }

  private save(): void {
    const book: Book = { owner: identify(process.pid), entries: this.entries };
    writeFileSync(`${file(this.folder)}.new`, JSON.stringify(book, undefined, 2));
    renameSync(`${file(this.folder)}.new`, file(this.folder));
  }
}

function read(folder: string): Book | undefined {
  return existsSync(file(folder)) ? (JSON.parse(readFileSync(file(folder), 'utf8')) as Book) : undefined;
}

/** The run that keeps its processes in this folder, if it is alive. */
export function livingOwner(folder: string): ProcessIdentity | undefined {
  const owner = read(folder)?.owner;
  return owner !== undefined && owner.pid !== process.pid && isSame(owner, identify(owner.pid)) ? owner : undefined;
}

/** Ends what an earlier, dead run left running and gives its names; whoever only has the same process number is left alone. */
export async function clearLeft(folder: string): Promise<string[]> {
  const left = (read(folder)?.entries ?? []).filter((entry) => isSame(entry, identify(entry.pid)));
  for (const entry of left) process.kill(entry.pid, entry.stopSignal);
  const alive = (): Entry[] => left.filter((entry) => isSame(entry, identify(entry.pid)));
  for (const deadline = Date.now() + graceMs; alive().length > 0 && Date.now() < deadline;) await sleep(50);
  for (const entry of alive()) process.kill(entry.pid, 'SIGKILL');
  return left.map((entry) => entry.name);
}
