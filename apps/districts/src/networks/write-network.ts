import { randomUUIDv7 } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { NetworkBody, NetworkView } from '@tributary/contracts';
import { createAggregate, lockAggregate } from '@tributary/messaging';
import { type Actor, checkRevision, Clock, RuleBroken, Transactions } from '@tributary/service-kit';
import { readNetworkView } from './find-networks.js';
import { NetworkEntity } from './network.entity.js';
import { changed, checkLiving, difference, type Network, termsOf } from './network.rules.js';
import { RecordNetwork } from './record-network.js';

/** Names several districts as one, and changes who belongs to them. */
@Injectable()
export class WriteNetwork {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly recordNetwork: RecordNetwork,
  ) {}

  /** Throws `network.name-taken` and `network.member-unknown`. */
  async name(actor: Actor, body: NetworkBody): Promise<NetworkView> {
    return this.transactions.asRequest(actor, async (tx) => {
      const networkId = randomUUIDv7();
      const terms = termsOf(body);
      await this.recordNetwork.check(tx, terms, networkId);
      const changedAt = await this.clock.now(tx);
      const network: Network = { networkId, organisationId: actor.organisationId, ...terms, revision: 1, changedAt, ended: false };
      await tx.manager.insert(NetworkEntity, { ...network, members: [...network.members] });
      await createAggregate(tx, networkId);
      await this.recordNetwork.tell(tx, network, 'network-named', actor, { name: network.name, added: network.members });
      return readNetworkView(tx, networkId);
    });
  }

  /**
   * `given` is the revision that the change was made from. What changes nothing is told to nobody. Throws `not-found`, `network.ended`,
   * `request.precondition-required`, `request.precondition-failed`, `network.name-taken`, `network.member-unknown`.
   */
  async change(actor: Actor, networkId: string, body: NetworkBody, given: number | null): Promise<NetworkView> {
    return this.transactions.asRequest(actor, async (tx) => {
      await lockAggregate(tx, networkId);
      const before = await tx.manager.findOneBy(NetworkEntity, { networkId });
      if (!before) throw new RuleBroken('not-found');
      checkLiving(before);
      checkRevision(given, before.revision);
      const terms = termsOf(body);
      await this.recordNetwork.check(tx, terms, networkId);
      const after = changed(before, terms, await this.clock.now(tx));
      if (after !== before) await this.recordNetwork.changed(tx, after, 'network-changed', actor, difference(before, after));
      return readNetworkView(tx, networkId);
    });
  }
}
