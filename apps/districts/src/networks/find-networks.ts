import { Injectable } from '@nestjs/common';
import type { NetworkList, NetworkListItem, NetworkView } from '@tributary/contracts';
import { type Actor, readTimeline, RuleBroken, Transactions, type Tx } from '@tributary/service-kit';

/** Networks that a list shows at most. */
const MOST_LISTED = 1_000;

const LIST = `
  select network_id as "networkId", name, cardinality(members) as members, changed_at as "changedAt", revision
  from network where not ended order by lower(name), network_id limit ${MOST_LISTED}`;

const ONE = `
  select network_id as "networkId", name, changed_at as "changedAt", revision, ended from network where network_id = $1`;

const MEMBERS = `
  select o.organisation_id as "organisationId", o.leaid, o.name
  from organisation o join network n on o.organisation_id = any(n.members)
  where n.network_id = $1 order by lower(o.name), o.leaid`;

type Dated<T extends { changedAt: string }> = Omit<T, 'changedAt'> & { readonly changedAt: Date };

/** All reads of networks: the agency's people see all, a district those that it belongs to. Row security tells them apart. */
@Injectable()
export class FindNetworks {
  constructor(private readonly transactions: Transactions) {}

  /** Those that have not ended, by name. */
  async list(actor: Actor): Promise<NetworkList> {
    const rows = await this.transactions.asRequest(actor, (tx) => tx.query<Dated<NetworkListItem>>(LIST));
    return { items: rows.map((row) => ({ ...row, changedAt: row.changedAt.toISOString() })) };
  }

  /** One with its members and its history, also after its end. Throws `not-found`. */
  async one(actor: Actor, networkId: string): Promise<NetworkView> {
    return this.transactions.asRequest(actor, (tx) => readNetworkView(tx, networkId));
  }
}

/** One network as whoever acts may see it, also inside a write. Throws `not-found`. */
export async function readNetworkView(tx: Tx, networkId: string): Promise<NetworkView> {
  const [row] = await tx.query<Dated<Omit<NetworkView, 'members' | 'timeline'>>>(ONE, [networkId]);
  if (!row) throw new RuleBroken('not-found');
  const members = await tx.query<NetworkView['members'][number]>(MEMBERS, [networkId]);
  return { ...row, changedAt: row.changedAt.toISOString(), members, timeline: await readTimeline(tx, networkId) };
}
