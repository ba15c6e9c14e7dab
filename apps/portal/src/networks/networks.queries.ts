import type { NetworkList, NetworkView } from '@tributary/contracts';
import { queryOptions } from '@tanstack/react-query';
import { read } from '../api/api.js';

export function networksKey(organisationId: string) {
  return ['o', organisationId, 'networks'] as const;
}

/** Those that have not ended: all for the agency, its own for a district. */
export function networksQuery(organisationId: string) {
  return queryOptions({
    queryKey: networksKey(organisationId),
    queryFn: ({ signal }) => read<NetworkList>('districts/v1/networks', { organisationId, signal }),
  });
}

/** One with its districts and its history. */
export function networkQuery(organisationId: string, networkId: string) {
  return queryOptions({
    queryKey: ['o', organisationId, 'network', networkId],
    queryFn: ({ signal }) => read<NetworkView>(`districts/v1/networks/${networkId}`, { organisationId, signal }),
  });
}
