import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { clearLeft, livingOwner } from '@tributary/infra';

const patienceMs = { closing: 30_000, other: 2000 };

/** Waits for another that is stopping; one that runs gets a moment, as its npm may have been killed just now. */
async function otherOwner(folder: string): Promise<{ pid: number } | undefined> {
  const begun = Date.now();
  for (let owner = livingOwner(folder); owner !== undefined; owner = livingOwner(folder)) {
    if (Date.now() - begun > (owner.isClosing ? patienceMs.closing : patienceMs.other)) return owner;
    await sleep(100);
  }
  return undefined;
}

/**
 * Makes this process the only one that works on the folder's state. Another that is alive keeps it; of one that was killed, the
 * servers that it left are ended. False when the folder is somebody else's.
 */
export async function claim(folder: string): Promise<boolean> {
  const owner = await otherOwner(folder);
  if (owner !== undefined) {
    console.error(
      `\nTributary already runs from this folder, as process ${owner.pid}. Stop it there with Ctrl-C, or with 'kill ${owner.pid}'.`,
    );
    return false;
  }
  const left = await clearLeft(folder);
  if (left.length > 0) console.log(`  An earlier start was killed. What it left running was ended: ${left.join(', ')}.`);
  return true;
}

/** Where `npm run dev` writes down its compiler and its program. */
export const devFolder = (folder: string, service: string): string => join(folder, `dev-${service}`);

/** Ends what a killed `npm run dev` left; one that is alive keeps its own, and false is given. */
export async function clearDev(folder: string, service: string): Promise<boolean> {
  const place = devFolder(folder, service);
  if (livingOwner(place) !== undefined) return false;
  const left = await clearLeft(place);
  if (left.length > 0) console.log(`  An earlier 'npm run dev ${service}' was killed. What it left running was ended: ${left.join(', ')}.`);
  return true;
}
