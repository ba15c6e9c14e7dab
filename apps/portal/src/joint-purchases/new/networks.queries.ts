import type { NetworkList, NetworkView } from '@tributary/contracts';
import { queryOptions } from '@tanstack/react-query';
import { read } from '../../api/api.js';

/** The networks that a purchase can invite. */
export function networksQuery(organisationId: string) {
  return queryOptions({
    queryKey: ['o', organisationId, 'networks'],
    queryFn: ({ signal }) => read<NetworkList>('districts/v1/networks', { organisationId, signal }),
  });
}

/** One network with its districts. */
export function networkQuery(organisationId: string, networkId: string) {
  return queryOptions({
    queryKey: ['o', organisationId, 'network', networkId],
    queryFn: ({ signal }) => read<NetworkView>(`districts/v1/networks/${networkId}`, { organisationId, signal }),
  });
}
