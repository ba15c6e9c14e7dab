import type { DistrictPosition } from '@tributary/contracts';

/** The FIPS code of the state in which most of them lie, which is how a LEAID begins; null where there are none. */
export function stateOf(places: readonly Pick<DistrictPosition, 'leaid'>[]): string | null {
  const counts = new Map<string, number>();
  for (const { leaid } of places) counts.set(leaid.slice(0, 2), (counts.get(leaid.slice(0, 2)) ?? 0) + 1);
  const [most] = [...counts].sort(([one, few], [other, many]) => many - few || one.localeCompare(other));
  return most?.[0] ?? null;
}
