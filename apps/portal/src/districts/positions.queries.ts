import type { DistrictPositions } from '@tributary/contracts';
import { queryOptions } from '@tanstack/react-query';
import { query, read } from '../api/api.js';
import type { DistrictsState } from './addresses.js';
import { districtsKey } from './districts.queries.js';

/** Where all districts lie that fit. */
export function positionsQuery(organisationId: string, { search, county, locale }: Omit<DistrictsState, 'view'>) {
  return queryOptions({
    queryKey: [...districtsKey(organisationId), 'positions', { search, county, locale }],
    queryFn: ({ signal }) =>
      read<DistrictPositions>(`districts/v1/districts/positions${query({ search, county, locale })}`, { organisationId, signal }),
    staleTime: 300_000,
  });
}
