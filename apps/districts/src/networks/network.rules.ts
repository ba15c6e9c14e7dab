import { RuleBroken } from '@tributary/service-kit/rule-broken';

/** Several districts that an agency names as one. Networks may overlap; each is known by its name among those that have not ended. */
export interface Network {
  readonly networkId: string;
  readonly organisationId: string;
  readonly name: string;
  /** Organisation ids of its districts, each once, in order. */
  readonly members: readonly string[];
  /** 1 at first, one more with each change. An update names the one that it was made from. */
  readonly revision: number;
  readonly changedAt: Date;
  /** Ended for good: districts are named anew instead. */
  readonly ended: boolean;
}

/** What somebody asks a network to be. */
export interface Terms {
  readonly name: string;
  readonly members: readonly string[];
}

/** Names and members as they are kept: whoever is named twice belongs once. */
export function termsOf({
  name,
  memberOrganisationIds,
}: {
  readonly name: string;
  readonly memberOrganisationIds: readonly string[];
}): Terms {
  return { name, members: [...new Set(memberOrganisationIds)].sort() };
}

/** Throws `network.member-unknown` with the ids that are no district on record. */
export function checkMembers(members: readonly string[], onRecord: ReadonlySet<string>): void {
  const unknown = members.filter((organisationId) => !onRecord.has(organisationId));
  if (unknown.length === 0) return;
  throw new RuleBroken('network.member-unknown', {
    field: 'memberOrganisationIds',
    detail: 'Choose districts of the directory. Take out those that it does not know.',
    organisationIds: unknown,
  });
}

/** Throws `network.ended`. */
export function checkLiving({ ended, name }: Network): void {
  if (ended) throw new RuleBroken('network.ended', { detail: `${name} has ended. Name its districts anew instead.` });
}

/** The network as it is after a change; the same object where nothing differs. */
export function changed(network: Network, terms: Terms, at: Date): Network {
  const same = network.name === terms.name && network.members.join() === terms.members.join();
  return same ? network : { ...network, ...terms, revision: network.revision + 1, changedAt: at };
}

/** The network at its end. Its name is free again, and its members stay known. */
export function ended(network: Network, at: Date): Network {
  checkLiving(network);
  return { ...network, ended: true, revision: network.revision + 1, changedAt: at };
}

/** What its history says of a change: who came, who left, and the names where it was renamed. */
export function difference(before: Network, after: Network): Readonly<Record<string, unknown>> {
  return {
    name: after.name,
    ...(before.name === after.name ? {} : { nameBefore: before.name }),
    added: after.members.filter((member) => !before.members.includes(member)),
    removed: before.members.filter((member) => !after.members.includes(member)),
  };
}
