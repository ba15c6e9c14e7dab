import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clearLeft, identify, isSame, Ledger, livingOwner, parseStat } from '@tributary/infra';

const folder = mkdtempSync(join(tmpdir(), 'ledger-'));
const children: ChildProcess[] = [];

async function sleeper(): Promise<ChildProcess & { pid: number }> {
  const child = spawn('sleep', ['60']);
  children.push(child);
  await once(child, 'spawn');
  return child as ChildProcess & { pid: number };
}

/** What a run that was killed leaves behind: its entries, and an owner that is no more. */
async function leave(change: (entry: Record<string, unknown>) => void = () => undefined): Promise<ChildProcess> {
  const child = await sleeper();
  new Ledger(folder).add(child.pid, { name: 'sleeper', stopSignal: 'SIGTERM', wave: 'server' });
  const file = join(folder, 'processes.json');
  const book = JSON.parse(readFileSync(file, 'utf8')) as { entries: Record<string, unknown>[] };
  book.entries.forEach(change);
  writeFileSync(file, JSON.stringify(book));
  return child;
}

afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

describe('a process is known again', () => {
  it('by the time of its start, whatever its name holds', () => {
    const stat = '4711 (a) (odd name) S 1 4711 4711 0 -1 4194560 95 0 0 0 0 0 0 0 20 0 1 0 987654 5767168 230';
    expect(parseStat(stat)).toEqual({ state: 'S', startedTicks: 987654 });
  });

  it('while it lives', () => expect(isSame(identify(process.pid), identify(process.pid))).toBe(true));

  it('and a later one with its number is not taken for it', () => {
    const now = identify(process.pid);
    expect(now).toBeDefined();
    expect(isSame(now && { ...now, startedTicks: now.startedTicks - 1 }, now)).toBe(false);
    expect(isSame(now && { ...now, command: 'another' }, now)).toBe(false);
  });
});

describe('what a killed run left', () => {
  it('is ended, and named', async () => {
    const child = await leave();
    const ended = once(child, 'exit');
    expect(await clearLeft(folder)).toEqual(['sleeper']);
    expect(await ended).toEqual([null, 'SIGTERM']);
  });

  it('is left alone when another has its number now', async () => {
    const child = await leave((entry) => (entry['startedTicks'] = 1));
    expect(await clearLeft(folder)).toEqual([]);
    expect(identify(child.pid)).toBeDefined();
  });

  it('is nothing where nothing ran', async () => expect(await clearLeft(join(folder, 'never'))).toEqual([]));
});

describe('the owner of a folder', () => {
  it('is nobody for the process itself', () => {
    new Ledger(folder);
    expect(livingOwner(folder)).toBeUndefined();
  });

  it('is whoever lives and wrote it', async () => {
    const child = await sleeper();
    writeFileSync(join(folder, 'processes.json'), JSON.stringify({ owner: identify(child.pid), isClosing: true, entries: [] }));
    expect(livingOwner(folder)).toEqual({ pid: child.pid, isClosing: true });
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(livingOwner(folder)).toBeUndefined();
  });
});
