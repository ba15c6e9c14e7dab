import type { Running } from './running.ts';
import { foundWithDistricts } from './sample/districts.ts';
import { nameNetworks } from './sample/networks.ts';
import { giveRoles } from './sample/people.ts';
import { openPurchases } from './sample/purchases.ts';

/**
 * Enters the sample data through the same routes that people use: an agency with the districts of Alabama, people with their roles, networks,
 * and joint purchases in every state that they can be in. It may be repeated when it broke off half-way.
 */
export async function seed(running: Running): Promise<void> {
  const places = await foundWithDistricts(running);
  await giveRoles(running, places);
  const networks = await nameNetworks(running, places);
  await openPurchases(running, places, networks);
}
