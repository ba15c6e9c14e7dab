import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { identify, isSame, type LocalStack, type Place, type ProcessIdentity, type ServerProcess } from '@tributary/infra';
import { startReplica, type Platform } from './platform.ts';

/** Written by `npm run dev` while it runs a service in place of the started replicas. */
export const takenFile = (folder: string, service: string): string => join(folder, `taken-${service}.json`);

/** A server that ends by itself is not started again: its data or its settings are wrong, and somebody has to look. */
export function watchServers(parts: LocalStack['parts'], isStopping: () => boolean): void {
  for (const part of parts) {
    void part.ended.then((outcome) => {
      if (!isStopping())
        console.error(`\n  ✘ ${part.name} has ended (${outcome}), so the platform cannot work. Stop it with Ctrl-C and start again.`);
    });
  }
}

type Replica = Platform['running']['replicas'][number];

function taker(folder: string, service: string): ProcessIdentity | undefined {
  const file = takenFile(folder, service);
  if (!existsSync(file)) return undefined;
  const identity = JSON.parse(readFileSync(file, 'utf8')) as ProcessIdentity;
  return isSame(identity, identify(identity.pid)) ? identity : undefined;
}

/** A replica that ended is started again after a pause, but not for ever: what cannot live shows itself by ending at once. */
const pauseMs = 1_000;
const chances = 3;
const memoryMs = 60_000;

/**
 * Says plainly when a replica ends, and starts it again at its port, as an operator's supervisor would. One that `npm run dev` has taken over
 * is started again when that ends.
 */
export function watchReplicas(platform: Platform, place: Place, isStopping: () => boolean): void {
  platform.running.replicas.forEach((seat, index) => {
    const server = platform.processes[index];
    if (server !== undefined) watchReplica(server, seat, place, isStopping).catch((error: unknown) => console.error(error));
  });
}

async function watchReplica(first: ServerProcess, seat: Replica, place: Place, isStopping: () => boolean): Promise<void> {
  let ends: number[] = [];
  for (let server = first; ;) {
    const outcome = await server.ended;
    if (isStopping()) return;
    if (taker(place.folder, seat.service) === undefined) {
      ends = [...ends.filter((at) => at > Date.now() - memoryMs), Date.now()];
      console.error(`\n  ✘ ${seat.name} has ended (${outcome}). Its last lines:\n${server.logTail(10)}`);
      if (ends.length > chances) return console.error(`  ${seat.name} ended ${ends.length} times within a minute and is left alone.`);
      await sleep(pauseMs);
    } else {
      console.log(`  ${seat.name} is taken over by 'npm run dev ${seat.service}'.`);
      while (taker(place.folder, seat.service) !== undefined) await sleep(500);
    }
    if (isStopping()) return;
    server = await startReplica(seat, place);
    console.log(`  ${seat.name} runs again.`);
  }
}
