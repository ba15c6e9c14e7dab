import type { DeliveryPage } from '@tributary/contracts';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { query, read } from '../api/api.js';
import type { MailsState } from './addresses.js';

const pageSize = 50;

/** Every mail that was planned, the newest first, page by page. */
export function mailListQuery(organisationId: string, { state, kind }: MailsState) {
  return infiniteQueryOptions({
    queryKey: ['o', organisationId, 'mails', { state, kind }],
    queryFn: ({ pageParam, signal }) =>
      read<DeliveryPage>(`notifications/v1/deliveries${query({ state, kind, limit: pageSize, after: pageParam })}`, {
        organisationId,
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
}
