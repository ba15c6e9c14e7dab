import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ledger, ServerProcess } from '@tributary/infra';
import { supervise, type Supervision } from './supervise.ts';

const folder = mkdtempSync(join(tmpdir(), 'supervise-'));
const ledger = new Ledger(folder);
const starting = (name: string, script: string): Promise<ServerProcess> =>
  ServerProcess.start({ name, command: 'sh', args: ['-c', script], logs: folder, ready: (output) => output.includes('ready'), ledger });

function watched(over: Partial<Supervision> = {}): {
  readonly said: string[];
  readonly pauses: number[];
  readonly supervision: Supervision;
} {
  const said: string[] = [];
  const pauses: number[] = [];
  const pause = async (ms: number): Promise<void> => void pauses.push(ms);
  const patience = { firstPauseMs: 10, chances: 3, memoryMs: 60_000 };
  return { said, pauses, supervision: { isStopping: () => false, say: (line) => said.push(line), pause, patience, ...over } };
}

afterAll(() => rmSync(folder, { recursive: true }));

describe('a part that is killed', () => {
  it('is named with its last line and its log, and runs again', async () => {
    const first = await starting('killed', 'echo ready; exec sleep 60');
    let stopping = false;
    const { promise: next, resolve: startedAgain } = Promise.withResolvers<ServerProcess>();
    const { said, supervision } = watched({ isStopping: () => stopping, startedAgain });
    const supervised = supervise(first, supervision);
    process.kill(first.pid ?? 0, 'SIGKILL');
    const second = await next;
    expect(said[0]).toContain(`killed has ended (SIGKILL): ready\n    Log: ${first.logFile}`);
    expect(second.pid).not.toBe(first.pid);
    stopping = true;
    await second.stop();
    await supervised;
  });

  it('stays away while everything stops', async () => {
    const first = await starting('stopping', 'echo ready; exec sleep 60');
    const { said, supervision } = watched({ isStopping: () => true });
    process.kill(first.pid ?? 0, 'SIGKILL');
    await supervise(first, supervision);
    expect(said).toEqual([]);
  });
});

describe('a part that cannot live', () => {
  it('is left alone after its chances, with longer pauses before', async () => {
    const { said, pauses, supervision } = watched();
    await supervise(await starting('dying', 'echo ready; sleep 0.2; exit 3'), supervision);
    expect(pauses).toEqual([10, 20, 40]);
    expect(said.at(-1)).toBe('  dying ended 4 times within a minute and is left alone; the others go on.');
  });

  it('is also given up when it does not become ready again', async () => {
    const { said, pauses, supervision } = watched();
    const once = join(folder, 'once');
    await supervise(await starting('unready', `[ -e ${once} ] && exit 4; touch ${once}; echo ready; sleep 0.2`), supervision);
    expect(pauses).toEqual([10, 20, 40]);
    expect(said.at(-1)).toBe('  unready could not be started again and is left alone; the others go on.');
  });
});
