import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identify, Ledger } from '@tributary/infra';
import { clearDev, devFolder } from './claim.ts';

const folder = mkdtempSync(join(tmpdir(), 'claim-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function compilerOf(service: string) {
  const child = spawn('sleep', ['60']);
  await once(child, 'spawn');
  if (child.pid === undefined) throw new Error('sleep did not start');
  new Ledger(devFolder(folder, service)).add(child.pid, { name: 'compiler', stopSignal: 'SIGTERM', wave: 'service' });
  return { child, pid: child.pid };
}

describe("what 'npm run dev' runs", () => {
  it('is ended once that has been killed', async () => {
    const { child } = await compilerOf('procurement');
    const ended = once(child, 'exit');
    expect(await clearDev(folder, 'procurement')).toBe(true);
    expect(await ended).toEqual([null, 'SIGTERM']);
  });

  it('is left alone while that is alive', async () => {
    const { child, pid } = await compilerOf('districts');
    const owner = await compilerOf('gateway');
    const entries = [{ ...identify(pid), name: 'compiler', stopSignal: 'SIGTERM', wave: 'service' }];
    writeFileSync(join(devFolder(folder, 'districts'), 'processes.json'), JSON.stringify({ owner: identify(owner.pid), entries }));
    expect(await clearDev(folder, 'districts')).toBe(false);
    expect(identify(pid)).toBeDefined();
    child.kill();
    owner.child.kill();
  });
});
