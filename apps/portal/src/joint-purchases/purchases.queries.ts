import type { JointPurchasePage, JointPurchaseView } from '@tributary/contracts';
import { infiniteQueryOptions, queryOptions, replaceEqualDeep } from '@tanstack/react-query';
import { query, read } from '../api/api.js';
import { newerOf } from '../live/moved.js';
import type { ListState } from './addresses.js';

const pageSize = 50;

export function purchasesKey(organisationId: string) {
  return ['o', organisationId, 'joint-purchases'] as const;
}

export function purchaseKey(organisationId: string, jointPurchaseId: string) {
  return ['o', organisationId, 'joint-purchase', jointPurchaseId] as const;
}

/** The first purchases that fit, the newest first. */
export function purchasesQuery(organisationId: string, state: ListState, limit: number) {
  return queryOptions({
    queryKey: [...purchasesKey(organisationId), 'first', limit, state],
    queryFn: ({ signal }) => readPurchases(organisationId, state, limit, undefined, signal),
  });
}

/** The list, page by page. */
export function purchaseListQuery(organisationId: string, state: ListState) {
  return infiniteQueryOptions({
    queryKey: [...purchasesKey(organisationId), 'list', state],
    queryFn: ({ pageParam, signal }) => readPurchases(organisationId, state, pageSize, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

export function readPurchases(
  organisationId: string,
  state: ListState,
  limit: number,
  after?: string,
  signal?: AbortSignal,
): Promise<JointPurchasePage> {
  return read(`procurement/v1/joint-purchases${query({ ...state, limit, after })}`, { organisationId, ...(signal && { signal }) });
}

export function purchaseQuery(organisationId: string, jointPurchaseId: string) {
  return queryOptions({
    queryKey: purchaseKey(organisationId, jointPurchaseId),
    queryFn: ({ signal }) => read<JointPurchaseView>(`procurement/v1/joint-purchases/${jointPurchaseId}`, { organisationId, signal }),
    structuralSharing: (shown, read) => replaceEqualDeep(shown, newerOf(shown as JointPurchaseView | undefined, read as JointPurchaseView)),
  });
}
