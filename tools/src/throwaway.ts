import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
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
  type Place,
  type Progress,
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
    if (livingOwner(folder) !== undefined) continue;
    await clearLeft(folder);
    forget(folder);
  }
}

export async function openThrowaway(given: Partial<Addresses>, progress?: Progress): Promise<Throwaway> {
  await clearDead(openFolder('stacks'));
  // Written down together with its owner, so that no other run takes it for a dead one's.
  const folder = join(openFolder('stacks'), randomBytes(4).toString('hex'));
  const ledger = new Ledger(folder);
  const picker = new PortPicker();
  const place: Place = { folder, cache: openFolder('cache'), ledger, picker, port: () => picker.anywhere(), durable: false };
  try {
    const stack = await startStack(place, given, progress);
    return { addresses: stack.addresses, place, close: () => stack.stop().then(() => forget(folder)) };
  } catch (error) {
    forget(folder);
    throw error;
  }
}
