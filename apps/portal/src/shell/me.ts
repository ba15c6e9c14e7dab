import type { HeldGrant, OrganisationKind, Role, WhoAmI } from '@tributary/contracts';
import { queryOptions } from '@tanstack/react-query';
import { read } from '../api/api.js';

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => read<WhoAmI>('districts/v1/me', { signal }),
  staleTime: 30_000,
});

/** An organisation for which the person may act, with all their roles in it. */
export interface Organisation {
  organisationId: string;
  name: string;
  kind: OrganisationKind;
  roles: Role[];
}

/** The organisations of active grants, the agency first, then by name. */
export function organisationsOf(grants: readonly HeldGrant[]): Organisation[] {
  const byId = new Map<string, Organisation>();
  for (const grant of grants.filter(({ state }) => state === 'active')) {
    const { organisationId, organisationName: name, organisationKind: kind, role } = grant;
    const known = byId.get(organisationId) ?? { organisationId, name, kind, roles: [] };
    if (!known.roles.includes(role)) known.roles.push(role);
    byId.set(organisationId, known);
  }
  return [...byId.values()].sort((one, other) => one.kind.localeCompare(other.kind) || one.name.localeCompare(other.name));
}
