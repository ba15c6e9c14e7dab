import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  clearLeft,
  forget,
  Ledger,
  livingOwner,
  openFolder,
  PortPicker,
  startStack,
  type Addresses,
  type LocalStack,
  type Place,
} from '@tributary/infra';

/** A stack on free ports with data of its own. */
export interface Throwaway {
  readonly addresses: Addresses;
  readonly place: Place;
  close(): Promise<void>;
}

/** Stacks of runs that were killed: their servers are ended, their data is removed. */
async function clearDead(stacks: string): Promise<void> {
  for (const name of readdirSync(stacks)) {
    const folder = join(stacks, name);
    // One without its book is being made just now.
    if (!existsSync(join(folder, 'processes.json')) || livingOwner(folder) !== undefined) continue;
    await clearLeft(folder);
    forget(folder);
  }
}

const open = new Set<Place>();

async function close(place: Place): Promise<void> {
  if (!open.delete(place)) return;
  await place.ledger.close();
  forget(place.folder);
}

/** Stops what is open, for a run that is ended from outside. */
export const closeOpenStacks = async (): Promise<void> => void (await Promise.all([...open].map(close)));

/** A server that ends while it is needed is named at once: whoever used it knows only that nobody answers any more. */
function tellOfEnds(place: Place, servers: LocalStack['parts']): void {
  for (const server of servers) {
    void server.ended.then((outcome) => {
      if (open.has(place)) console.error(`\n  ✘ ${server.name} has ended (${outcome}), and is needed still:\n${server.logTail(5)}`);
    });
  }
}

/** Starts the servers whose address is not given. What else is started in its place is stopped with it. */
export async function openThrowaway(given: Partial<Addresses>, { syncs = true }: { readonly syncs?: boolean } = {}): Promise<Throwaway> {
  await clearDead(openFolder('stacks'));
  // Written down together with its owner, so that no other run takes it for a dead one's.
  const folder = join(openFolder('stacks'), randomBytes(4).toString('hex'));
  const ledger = new Ledger(folder);
  const picker = new PortPicker();
  const logs = join(folder, 'logs');
  const place: Place = { folder, cache: openFolder('cache'), logs, ledger, picker, port: () => picker.anywhere(), isKept: false, syncs };
  open.add(place);
  try {
    const { addresses, parts } = await startStack(place, given);
    tellOfEnds(place, parts);
    return { addresses, place, close: () => close(place) };
  } catch (error) {
    await close(place);
    throw error;
  }
}
