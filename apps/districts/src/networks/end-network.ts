import { Injectable } from '@nestjs/common';
import type { NetworkView } from '@tributary/contracts';
import { lockAggregate } from '@tributary/messaging';
import { type Actor, Clock, RuleBroken, Transactions } from '@tributary/service-kit';
import { readNetworkView } from './find-networks.js';
import { NetworkEntity } from './network.entity.js';
import { ended } from './network.rules.js';
import { RecordNetwork } from './record-network.js';

/** Ends a network. Purchases that invited it keep their districts: they were invited one by one. */
@Injectable()
export class EndNetwork {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly recordNetwork: RecordNetwork,
  ) {}

  /** Throws `not-found` and `network.ended`. */
  async end(actor: Actor, networkId: string): Promise<NetworkView> {
    return this.transactions.asRequest(actor, async (tx) => {
      await lockAggregate(tx, networkId);
      const network = await tx.manager.findOneBy(NetworkEntity, { networkId });
      if (!network) throw new RuleBroken('not-found');
      const after = ended(network, await this.clock.now(tx));
      await this.recordNetwork.changed(tx, after, 'network-ended', actor, { name: after.name });
      return readNetworkView(tx, networkId);
    });
  }
}
