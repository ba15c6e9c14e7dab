import { Injectable } from '@nestjs/common';
import { grantRecorded } from '@tributary/contracts';
import { Outbox } from '@tributary/messaging';
import { Audit, type Change, type Tx } from '@tributary/service-kit';
import type { Grant } from './grant.rules.js';
import { RoleGrantEntity } from './role-grant.entity.js';

/** What follows each change of a grant: the event with its whole state, and the audit row. */
@Injectable()
export class RecordGrant {
  constructor(
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /** Stores what acceptance and end may change. The caller holds the grant's lock. */
  async changed(tx: Tx, grant: Grant, action: 'role-accepted' | 'role-ended', actor: Change['actor']): Promise<void> {
    const { grantId, personId, state, validTo, acceptedAt } = grant;
    const { affected } = await tx.manager.update(RoleGrantEntity, { grantId }, { personId, state, validTo, acceptedAt });
    if (affected !== 1) throw new Error(`Row security let nobody change the grant ${grantId}.`);
    await this.tell(tx, grant, action, actor);
  }

  async tell(tx: Tx, grant: Grant, action: string, actor: Change['actor']): Promise<void> {
    const { grantId, personId, organisationId, role, state, givenBy } = grant;
    await this.outbox.add(tx, grantRecorded, {
      ...{ grantId, personId, organisationId, role, state, givenBy },
      validFrom: grant.validFrom.toISOString(),
      validTo: grant.validTo?.toISOString() ?? null,
      offeredAt: grant.offeredAt.toISOString(),
    });
    await this.audit.record(tx, { aggregateId: grantId, action, actor, facts: { personId, organisationId, role } });
  }
}
