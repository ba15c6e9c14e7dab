import type { NetworkBody, NetworkView } from '@tributary/contracts';

/** What is typed of a network: its name, and the organisation ids of its districts. */
export interface NetworkDraft {
  name: string;
  members: string[];
}

export function draftOf(network: NetworkView | null): NetworkDraft {
  return { name: network?.name ?? '', members: network?.members.map(({ organisationId }) => organisationId) ?? [] };
}

export function bodyOf({ name, members }: NetworkDraft): NetworkBody {
  return { name: name.trim(), memberOrganisationIds: members };
}

/** The chosen districts with those of a county added, each once. */
export function withAll(members: readonly string[], further: readonly string[]): string[] {
  return [...new Set([...members, ...further])];
}

/** Whom a change adds and takes out. */
export function changeOf(before: readonly string[], after: readonly string[]): { added: string[]; removed: string[] } {
  return { added: after.filter((id) => !before.includes(id)), removed: before.filter((id) => !after.includes(id)) };
}
