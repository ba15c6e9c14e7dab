import type { NetworkView } from '@tributary/contracts';

/** The districts of several networks, each once, and how many are in more than one. */
export function unionOf(networks: readonly Pick<NetworkView, 'members'>[]): { organisationIds: string[]; twice: number } {
  const times = new Map<string, number>();
  for (const { members } of networks)
    for (const { organisationId } of members) times.set(organisationId, (times.get(organisationId) ?? 0) + 1);
  return { organisationIds: [...times.keys()], twice: [...times.values()].filter((count) => count > 1).length };
}
