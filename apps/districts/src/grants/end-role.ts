import { Injectable } from '@nestjs/common';
import type { GrantView } from '@tributary/contracts';
import { lockAggregate } from '@tributary/messaging';
import { type Actor, Clock, RuleBroken, Transactions, type Tx } from '@tributary/service-kit';
import { Not } from 'typeorm';
import { OrganisationEntity } from '../agencies/organisation.entity.js';
import { readGrantView } from './find-grants.js';
import { checkEnder, checkNotLast, ended, type Grant } from './grant.rules.js';
import { RecordGrant } from './record-grant.js';
import { RoleGrantEntity } from './role-grant.entity.js';

/** Takes a role or an offer back, or leaves a role of one's own. */
@Injectable()
export class EndRole {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly recordGrant: RecordGrant,
  ) {}

  /** Throws `grant.not-yours`, `grant.last-administrator`, `grant.ended`, `not-found`. */
  async end(actor: Actor, grantId: string): Promise<GrantView> {
    return this.transactions.asRequest(actor, async (tx) => {
      await lockAggregate(tx, grantId);
      const grant = await tx.manager.findOneBy(RoleGrantEntity, { grantId });
      if (!grant) throw new RuleBroken('not-found');
      const place = await tx.manager.findOneByOrFail(OrganisationEntity, { organisationId: grant.organisationId });
      checkEnder(actor, place, grant);
      checkNotLast(grant, await otherAdministrators(tx, grant));
      await this.recordGrant.changed(tx, ended(grant, await this.clock.now(tx)), 'role-ended', actor);
      return readGrantView(tx, grantId);
    });
  }
}

// Two administrators who end each other's role meet at the agency's lock: the second sees that it would be the last.
async function otherAdministrators(tx: Tx, { grantId, organisationId, role }: Grant): Promise<number> {
  if (role !== 'agency-admin') return 0;
  await lockAggregate(tx, organisationId);
  return tx.manager.countBy(RoleGrantEntity, { organisationId, role, state: 'active', grantId: Not(grantId) });
}
