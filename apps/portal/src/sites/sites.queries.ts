import type { SiteList } from '@tributary/contracts';
import { queryOptions } from '@tanstack/react-query';
import { read } from '../api/api.js';

export function sitesKey(organisationId: string) {
  return ['o', organisationId, 'sites'] as const;
}

/** The places to which a district has goods delivered, its office first. */
export function sitesQuery(organisationId: string) {
  return queryOptions({
    queryKey: sitesKey(organisationId),
    queryFn: ({ signal }) => read<SiteList>('procurement/v1/sites', { organisationId, signal }),
  });
}
