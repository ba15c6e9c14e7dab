import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { ReplicaOrder } from './replica.js';

const folder = join(__dirname);

/** Starts a replica as a child process, and resolves once it reads and publishes. It fails when the child ends before. */
export async function startReplica(order: ReplicaOrder): Promise<ChildProcess> {
  const flags = ['--conditions=@tributary/source', '--import', join(folder, 'typescript.mjs')];
  const child = spawn(process.execPath, [...flags, join(folder, 'replica.ts'), JSON.stringify(order)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error('The replica ended at its start.'))),
  ]);
  return child;
}

/** Waits for a child's end. */
export async function ended(child: ChildProcess): Promise<{ code: number | null; signal: string | null }> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return { code: child.exitCode, signal: child.signalCode };
}
