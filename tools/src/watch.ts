import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { identify, isSame, type LocalStack, type Place, type ProcessIdentity } from '@tributary/infra';
import type { Platform } from './platform.ts';
import { writeRunning } from './running.ts';
import { supervise } from './supervise.ts';

/** Written by `npm run dev` while it runs a service in place of the started replicas. */
export const takenFile = (folder: string, service: string): string => join(folder, `taken-${service}.json`);

function taker(folder: string, service: string): ProcessIdentity | undefined {
  const file = takenFile(folder, service);
  if (!existsSync(file)) return undefined;
  const identity = JSON.parse(readFileSync(file, 'utf8')) as ProcessIdentity;
  return isSame(identity, identify(identity.pid)) ? identity : undefined;
}

/** True when `npm run dev` ran in the replica's place; it returns when that has ended. */
async function makeRoomForDev(folder: string, name: string, service: string): Promise<boolean> {
  if (taker(folder, service) === undefined) return false;
  console.log(`  ${name} is taken over by 'npm run dev ${service}'.`);
  while (taker(folder, service) !== undefined) await sleep(500);
  return true;
}

const say = (line: string): void => console.error(line);
const complain = (error: unknown): void => console.error(error);

/** Keeps servers and replicas running. One that `npm run dev` has taken over is started again when that ends. */
export function watch(parts: LocalStack['parts'], platform: Platform, { folder }: Place, isStopping: () => boolean): void {
  const around = { isStopping, say, pause: (ms: number) => sleep(ms) };
  for (const part of parts) supervise(part, around).catch(complain);
  const replicas = [...platform.running.replicas];
  platform.processes.forEach((server, index) => {
    const seat = replicas[index];
    if (seat === undefined) return;
    const startedAgain = ({ pid }: { readonly pid: number | undefined }): void => {
      replicas[index] = { ...seat, process: identify(pid) };
      if (!isStopping()) writeRunning(folder, { ...platform.running, replicas });
    };
    const standBack = (): Promise<boolean> => makeRoomForDev(folder, seat.name, seat.service);
    supervise(server, { ...around, standBack, startedAgain }).catch(complain);
  });
}
