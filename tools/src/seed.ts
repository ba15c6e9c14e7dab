import type { Running } from './running.ts';
import { foundWithDistricts } from './sample/districts.ts';
import { giveRoles } from './sample/people.ts';
import { openPurchases } from './sample/purchases.ts';

/**
 * Enters the sample data through the same routes that people use: an agency with the districts of Alabama, people with their roles, and
 * three joint purchases. It may be repeated when it broke off half-way.
 */
export async function seed(running: Running): Promise<void> {
  const places = await foundWithDistricts(running);
  await giveRoles(running, places);
  await openPurchases(running, places);
}
