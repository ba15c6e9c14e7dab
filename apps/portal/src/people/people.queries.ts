import type { GrantList } from '@tributary/contracts';
import { queryOptions } from '@tanstack/react-query';
import { read } from '../api/api.js';

export function grantsKey(organisationId: string) {
  return ['o', organisationId, 'grants'] as const;
}

/** The roles that the organisation may give and end: its own, and for the agency those of every district. */
export function grantsQuery(organisationId: string) {
  return queryOptions({
    queryKey: [...grantsKey(organisationId), 'own'],
    queryFn: ({ signal }) => read<GrantList>('districts/v1/grants', { organisationId, signal }),
  });
}
