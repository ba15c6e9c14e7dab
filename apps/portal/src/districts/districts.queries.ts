import type { DistrictDetail, DistrictFacets, DistrictListItem, DistrictPage, GrantList } from '@tributary/contracts';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { query, read } from '../api/api.js';
import type { DistrictsState } from './addresses.js';

const pageSize = 50;
const mostAtOnce = 200;
/** As many as one purchase can invite. */
const mostInAll = 2_000;

export function districtsKey(organisationId: string) {
  return ['o', organisationId, 'districts'] as const;
}

/** The first districts that fit, by name. */
export function districtsQuery(organisationId: string, state: DistrictsState, limit: number) {
  return queryOptions({
    queryKey: [...districtsKey(organisationId), 'first', limit, state],
    queryFn: ({ signal }) => readDistricts(organisationId, state, limit, undefined, signal),
  });
}

/** The list, page by page. */
export function districtListQuery(organisationId: string, state: DistrictsState) {
  return infiniteQueryOptions({
    queryKey: [...districtsKey(organisationId), 'list', state],
    queryFn: ({ pageParam, signal }) => readDistricts(organisationId, state, pageSize, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

/** How many there are in all, and the values that the filters offer. */
export function facetsQuery(organisationId: string) {
  return queryOptions({
    queryKey: [...districtsKey(organisationId), 'facets'],
    queryFn: ({ signal }) => read<DistrictFacets>('districts/v1/districts/facets', { organisationId, signal }),
    staleTime: 300_000,
  });
}

/** Every district, for choosing whom to invite: at most 2,000. */
export function allDistrictsQuery(organisationId: string) {
  return queryOptions({
    queryKey: [...districtsKey(organisationId), 'all'],
    queryFn: ({ signal }) => readAllDistricts(organisationId, {}, { most: mostInAll, signal }),
    staleTime: 300_000,
  });
}

/** Every district that fits, page by page; no more than `most` where that is given. */
export async function readAllDistricts(
  organisationId: string,
  state: DistrictsState,
  { most = Infinity, signal }: { most?: number; signal?: AbortSignal } = {},
): Promise<DistrictListItem[]> {
  const all: DistrictListItem[] = [];
  let after: string | undefined;
  do {
    const page = await readDistricts(organisationId, state, mostAtOnce, after, signal);
    all.push(...page.items);
    after = page.next ?? undefined;
  } while (after !== undefined && all.length < most);
  return all;
}

export function districtQuery(organisationId: string, districtId: string) {
  return queryOptions({
    queryKey: ['o', organisationId, 'district', districtId],
    queryFn: ({ signal }) => read<DistrictDetail>(`districts/v1/districts/${districtId}`, { organisationId, signal }),
  });
}

/** Who acts for a district, for those who may know. */
export function districtPeopleQuery(organisationId: string, districtId: string, enabled: boolean) {
  return queryOptions({
    queryKey: ['o', organisationId, 'grants', districtId],
    queryFn: ({ signal }) => read<GrantList>(`districts/v1/grants${query({ organisationId: districtId })}`, { organisationId, signal }),
    enabled,
  });
}

function readDistricts(
  organisationId: string,
  state: DistrictsState,
  limit: number,
  after?: string,
  signal?: AbortSignal,
): Promise<DistrictPage> {
  const { search, county, locale } = state;
  return read(`districts/v1/districts${query({ search, county, locale, limit, after })}`, { organisationId, ...(signal && { signal }) });
}
