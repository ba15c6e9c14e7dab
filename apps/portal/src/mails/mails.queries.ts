import type { DeliveryPage, MailKind, MailPreview, MailTemplates } from '@tributary/contracts';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { query, read } from '../api/api.js';
import type { MailsState } from './addresses.js';

const pageSize = 50;

export function mailsKey(organisationId: string) {
  return ['o', organisationId, 'mails'] as const;
}

/** Every mail that was planned, the newest first, page by page. */
export function mailListQuery(organisationId: string, { state, kind }: MailsState) {
  return infiniteQueryOptions({
    queryKey: [...mailsKey(organisationId), { state, kind }],
    queryFn: ({ pageParam, signal }) =>
      read<DeliveryPage>(`notifications/v1/deliveries${query({ state, kind, limit: pageSize, after: pageParam })}`, {
        organisationId,
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

/** Every kind of mail there is. */
export function mailTemplatesQuery(organisationId: string) {
  return queryOptions({
    queryKey: ['o', organisationId, 'mail-templates'],
    queryFn: ({ signal }) => read<MailTemplates>('notifications/v1/mail-templates', { organisationId, signal }),
  });
}

/** One kind, filled with figures that are made up. */
export function mailPreviewQuery(organisationId: string, kind: MailKind) {
  return queryOptions({
    queryKey: ['o', organisationId, 'mail-templates', kind],
    queryFn: ({ signal }) => read<MailPreview>(`notifications/v1/mail-templates/${kind}`, { organisationId, signal }),
  });
}
