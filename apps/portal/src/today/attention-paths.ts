import type { AttentionItem } from '@tributary/contracts';
import { readSearch } from '../parts/address.js';

/** A page as the router takes it. Services know pages by their addresses alone, so its type is that of the first page. */
export interface PagePath {
  to: '/';
  search: object;
}

/** The page of what waits: below the organisation that it is for, or from the root where it is the person's own. */
export function pathOf(item: Pick<AttentionItem, 'organisationId' | 'link'>, actingOrganisationId: string): PagePath {
  const [path = '', search = ''] = item.link.split('?');
  const own = item.organisationId === null && path.startsWith('/accept/');
  const to = own ? path : `/o/${item.organisationId ?? actingOrganisationId}${path}`;
  return { to: to as '/', search: readSearch(search) };
}
