import type { AttentionItem } from '@tributary/contracts';

/** The page of what waits: below the organisation that it is for, or from the root where it is the person's own. */
export function pathOf(item: Pick<AttentionItem, 'organisationId' | 'link'>, actingOrganisationId: string): string {
  if (item.organisationId !== null) return `/o/${item.organisationId}${item.link}`;
  return item.link.startsWith('/accept/') ? item.link : `/o/${actingOrganisationId}${item.link}`;
}
