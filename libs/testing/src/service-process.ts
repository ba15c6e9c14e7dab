import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { inheritedEnvironment } from './config.js';

type Settings = Readonly<Record<string, string>>;

export interface StartService {
  readonly service: string;
  /** The built entry, as `apps/procurement/dist/main.js`. */
  readonly main: string;
  /** Its settings, which may depend on its own origin; PORT is chosen here. */
  readonly env: Settings | ((origin: string) => Settings);
  /** How many to start, 1 unless told otherwise. */
  readonly replicas?: number;
  /** How long each may take until it is ready, 30 s unless told otherwise. */
  readonly timeoutMs?: number;
}

/** One running process of a service. */
export interface ServiceProcess {
  readonly origin: string;
  readonly pid: number;
  /** What it has printed so far, both streams. */
  output(): string;
  /** Sends the signal, SIGTERM unless told otherwise, waits for the end, and gives the exit code; null after a signal that killed it. */
  kill(signal?: NodeJS.Signals): Promise<number | null>;
}

const running = new Set<ChildProcess>();
process.once('exit', () => running.forEach((child) => child.kill('SIGKILL')));

/** Starts replicas of a built service on free ports and waits until each is ready. Stop them with `stopAll`. */
export async function startService(options: StartService): Promise<ServiceProcess[]> {
  const replicas = Array.from({ length: options.replicas ?? 1 }, () => startReplica(options));
  const settled = await Promise.allSettled(replicas);
  const failure = settled.find((replica) => replica.status === 'rejected');
  const started = settled.flatMap((replica) => (replica.status === 'fulfilled' ? [replica.value] : []));
  if (!failure) return started;
  await stopAll(started);
  throw failure.reason;
}

/** Ends processes that are still there, gracefully. */
export async function stopAll(processes: readonly ServiceProcess[]): Promise<void> {
  await Promise.all(processes.map((one) => one.kill()));
}

async function startReplica({ service, main, env, timeoutMs = 30_000 }: StartService): Promise<ServiceProcess> {
  const origin = `http://127.0.0.1:${await freePort()}`;
  const child = spawn(process.execPath, [main], {
    env: { LOG_LEVEL: 'warn', ...inheritedEnvironment(), ...(typeof env === 'function' ? env(origin) : env), PORT: new URL(origin).port },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  const exited = once(child, 'exit').then(([code]) => (running.delete(child), code as number | null));
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk.toString()));
  const output = (): string => chunks.join('');
  const kill = async (signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> => {
    child.kill(signal);
    return exited;
  };
  try {
    await becomesReady(origin, () => child.exitCode ?? child.signalCode, timeoutMs);
  } catch (error) {
    await kill('SIGKILL');
    throw new Error(`${service} did not start: ${String(error)}\n${output()}`, { cause: error });
  }
  return { origin, pid: child.pid ?? 0, output, kill };
}

async function becomesReady(origin: string, ended: () => number | string | null, timeoutMs: number): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (Date.now() < deadline) {
    if (ended() !== null) throw new Error(`it ended with ${ended()}`);
    const answer = await fetch(`${origin}/health/ready`).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.ok) return;
    await pause(100);
  }
  throw new Error(`it was not ready after ${timeoutMs} ms`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
}
