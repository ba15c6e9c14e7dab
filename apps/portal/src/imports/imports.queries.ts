import type { DistrictImportPage, DistrictImportView } from '@tributary/contracts';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { query, read } from '../api/api.js';
import { isRunning } from './import-progress.js';

const pageSize = 20;
/** Between two looks at an import that is at work. */
const lookMs = 1_000;

export function importsKey(organisationId: string) {
  return ['o', organisationId, 'imports'] as const;
}

/** All imports, the newest first. They are looked at again while one is at work, or while this page sends one. */
export function importsQuery(organisationId: string, sending: boolean) {
  return infiniteQueryOptions({
    queryKey: importsKey(organisationId),
    queryFn: ({ pageParam, signal }) =>
      read<DistrictImportPage>(`districts/v1/district-imports${query({ limit: pageSize, after: pageParam })}`, { organisationId, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: ({ state }) =>
      sending || state.data?.pages.some((page) => page.items.some((item) => isRunning(item.state))) === true ? lookMs : false,
  });
}

export function importQuery(organisationId: string, importId: string) {
  return queryOptions({
    queryKey: ['o', organisationId, 'import', importId],
    queryFn: ({ signal }) => read<DistrictImportView>(`districts/v1/district-imports/${importId}`, { organisationId, signal }),
    refetchInterval: ({ state }) => (state.data !== undefined && isRunning(state.data.state) ? lookMs : false),
  });
}
