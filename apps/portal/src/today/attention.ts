import type { Attention, AttentionItem } from '@tributary/contracts';
import { queryOptions, useQueries } from '@tanstack/react-query';
import { read } from '../api/api.js';
import { useActing } from '../shell/acting.js';
import { byDue } from './due.js';

/** Each service is asked for what waits there; one that does not answer is named, the others count. */
export const attentionServices = ['districts', 'procurement', 'notifications'] as const;
export type AttentionService = (typeof attentionServices)[number];

export function attentionKey(organisationId: string) {
  return ['o', organisationId, 'attention'] as const;
}

function attentionQuery(organisationId: string, service: AttentionService) {
  return queryOptions({
    queryKey: [...attentionKey(organisationId), service],
    queryFn: ({ signal }) => read<Attention>(`${service}/v1/attention`, { organisationId, signal }),
    staleTime: 20_000,
  });
}

export interface Waiting {
  items: AttentionItem[];
  missing: AttentionService[];
  loading: boolean;
  retry: () => void;
}

/** What needs the reader, the first due on top; what has no last day stands at the end. */
export function useAttention(): Waiting {
  const { organisationId } = useActing();
  return useQueries({
    queries: attentionServices.map((service) => attentionQuery(organisationId, service)),
    combine: (answers) => ({
      items: answers.flatMap((answer) => answer.data?.items ?? []).sort(byDue),
      missing: attentionServices.filter((_, index) => answers[index]?.isError === true && answers[index].data === undefined),
      loading: answers.some((answer) => answer.isPending),
      retry: () => {
        for (const answer of answers) if (answer.isError) void answer.refetch();
      },
    }),
  });
}

/** How many things need the reader, for the navigation. */
export function useWaiting(): number {
  return useAttention().items.length;
}
