import { randomUUIDv7 } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { agencyFounded } from '@tributary/contracts';
import { createAggregate, Outbox } from '@tributary/messaging';
import { Audit, Clock, RuleBroken, type Tx } from '@tributary/service-kit';
import { offered } from '../grants/grant.rules.js';
import { RecordGrant } from '../grants/record-grant.js';
import { RoleGrantEntity } from '../grants/role-grant.entity.js';
import { RecordPerson } from '../people/record-person.js';
import { AgencyEntity } from './agency.entity.js';
import type { Founding } from './founding.rules.js';
import { OrganisationEntity } from './organisation.entity.js';

export interface Founded {
  readonly organisationId: string;
  /** The first administrator's role, which is offered by mail like any other. */
  readonly grantId: string;
}

/** Gives an empty installation its agency and offers the first administrator their role. Nobody is signed in: a command runs it, as the worker. */
@Injectable()
export class FoundAgency {
  constructor(
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly people: RecordPerson,
    private readonly recordGrant: RecordGrant,
  ) {}

  /** Throws `agency.exists` for a second agency. */
  async found(tx: Tx, { adminEmail, adminName, ...agency }: Founding): Promise<Founded> {
    const organisationId = randomUUIDv7();
    await this.store(tx, { organisationId, ...agency });
    await this.outbox.add(tx, agencyFounded, { organisationId, ...agency });
    await this.audit.record(tx, { aggregateId: organisationId, action: 'agency-founded', actor: null, facts: {} });
    const grantId = await this.offerAdministration(tx, organisationId, { email: adminEmail, name: adminName });
    return { organisationId, grantId };
  }

  private async store(tx: Tx, agency: Omit<Founding, 'adminEmail' | 'adminName'> & { readonly organisationId: string }): Promise<void> {
    const { organisationId, name, zone, colour, senderAddress } = agency;
    // Two founders at the same moment come one after the other, and the second finds the first one's agency.
    await tx.query(`select pg_advisory_xact_lock(hashtext('found-agency'))`);
    if (await tx.manager.existsBy(AgencyEntity, {})) throw new RuleBroken('agency.exists', { detail: 'One installation has one agency.' });
    await tx.manager.insert(OrganisationEntity, { organisationId, kind: 'agency', name, leaid: null, zone });
    await tx.manager.insert(AgencyEntity, { organisationId, colour, senderAddress });
    await createAggregate(tx, organisationId);
  }

  private async offerAdministration(
    tx: Tx,
    organisationId: string,
    admin: { readonly email: string; readonly name: string },
  ): Promise<string> {
    const personId = await this.people.named(tx, admin, null);
    const terms = {
      grantId: randomUUIDv7(),
      personId,
      organisationId,
      role: 'agency-admin' as const,
      offeredTo: admin.email,
      givenBy: null,
    };
    const grant = offered(terms, await this.clock.now(tx));
    await tx.manager.insert(RoleGrantEntity, grant);
    await createAggregate(tx, grant.grantId);
    await this.recordGrant.tell(tx, grant, 'role-offered', null);
    return grant.grantId;
  }
}
