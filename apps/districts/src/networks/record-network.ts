import { Injectable } from '@nestjs/common';
import { networkRecorded } from '@tributary/contracts';
import { Outbox } from '@tributary/messaging';
import { type Actor, Audit, RuleBroken, type Tx } from '@tributary/service-kit';
import { NetworkEntity } from './network.entity.js';
import { checkMembers, type Network, type Terms } from './network.rules.js';

const DISTRICTS = `select organisation_id as "organisationId" from organisation where kind = 'district' and organisation_id = any($1::uuid[])`;

/** What each change of a network needs before it, and what follows it: the event with its whole state, and the audit row. */
@Injectable()
export class RecordNetwork {
  constructor(
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /**
   * Throws `network.member-unknown` and `network.name-taken`. Whoever takes the same name in the same moment meets the unique index instead,
   * and is told to look again (`request.conflict`).
   */
  async check(tx: Tx, { name, members }: Terms, networkId: string): Promise<void> {
    const known = await tx.query<{ organisationId: string }>(DISTRICTS, [members]);
    checkMembers(members, new Set(known.map(({ organisationId }) => organisationId)));
    const taken = 'select from network where lower(name) = lower($1) and not ended and network_id <> $2';
    if ((await tx.query(taken, [name, networkId])).length === 0) return;
    throw new RuleBroken('network.name-taken', {
      field: 'name',
      detail: 'Another network has this name. Choose one that tells them apart.',
    });
  }

  /** Stores what a change or the end may change. The caller holds the network's lock. */
  async changed(tx: Tx, network: Network, action: string, actor: Actor, facts: Readonly<Record<string, unknown>>): Promise<void> {
    const { networkId, name, members, revision, changedAt, ended } = network;
    const news = { name, members: [...members], revision, changedAt, ended };
    const { affected } = await tx.manager.update(NetworkEntity, { networkId }, news);
    if (affected !== 1) throw new Error(`Row security let nobody change the network ${networkId}.`);
    await this.tell(tx, network, action, actor, facts);
  }

  async tell(tx: Tx, network: Network, action: string, actor: Actor, facts: Readonly<Record<string, unknown>>): Promise<void> {
    const { networkId, name, members, ended } = network;
    await this.outbox.add(tx, networkRecorded, { networkId, name, memberOrganisationIds: [...members], ended });
    await this.audit.record(tx, { aggregateId: networkId, action, actor, facts });
  }
}
