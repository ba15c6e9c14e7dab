import type { DistrictListItem } from '@tributary/contracts';

/** Whether the directory says that the district has schools this year: no other one can be invited. */
export function operates({ status }: Pick<DistrictListItem, 'status'>): boolean {
  return status !== 'closed' && status !== 'inactive' && status !== 'future';
}
