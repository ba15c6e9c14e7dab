import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { environmentWith, workspace } from '@tributary/infra';

// With every address given no server is started, so that the command alone is run.
const given = {
  DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
  KAFKA_BROKERS: '127.0.0.1:1',
  REDIS_URL: 'redis://127.0.0.1:1',
  SMTP_URL: 'smtp://127.0.0.1:1',
  OIDC_ISSUER: 'http://127.0.0.1:1',
};

interface Outcome {
  readonly code: number | null;
  readonly said: string;
}

async function stack(script: string, meanwhile: (pid: number, said: string) => void = () => undefined): Promise<Outcome> {
  const args = [join(workspace, 'tools/src/stack.ts'), 'sh', '-c', script];
  const child = spawn(process.execPath, args, { cwd: workspace, env: environmentWith(given), stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      meanwhile(child.pid ?? 0, said);
    });
  }
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, said };
}

describe('a command that is run with servers', () => {
  it('ends as it ended, without a word', async () => expect(await stack('exit 3')).toEqual({ code: 3, said: '' }));

  it('is said to be ended by a signal where it was', async () =>
    expect(await stack('kill -9 $$')).toEqual({ code: 137, said: '\nsh was ended by SIGKILL.\n' }));

  it('is passed the signal by which the run is asked to stop, and that is said', async () => {
    let isAsked = false;
    const { code, said } = await stack('echo up; exec sleep 60', (pid, sofar) => {
      if (isAsked || !sofar.includes('up')) return;
      isAsked = true;
      process.kill(pid, 'SIGTERM');
    });
    expect(code).toBe(143);
    expect(said).toBe('up\n\nAsked to stop by SIGTERM: so is sh.\n\nsh was ended by SIGTERM.\n');
  });
});
