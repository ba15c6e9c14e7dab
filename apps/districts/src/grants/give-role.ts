import { randomUUIDv7 } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { GiveRoleBody, GrantView } from '@tributary/contracts';
import { createAggregate } from '@tributary/messaging';
import { type Actor, Clock, RuleBroken, Transactions, type Tx } from '@tributary/service-kit';
import { OrganisationEntity } from '../agencies/organisation.entity.js';
import { RecordPerson } from '../people/record-person.js';
import { readGrantView } from './find-grants.js';
import { checkGiver, checkRoleFits, type Grant, offered } from './grant.rules.js';
import { RecordGrant } from './record-grant.js';

const INSERT = `
  insert into role_grant (grant_id, person_id, organisation_id, role, state, valid_from, valid_to, offered_to, given_by, offered_at, accepted_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict do nothing returning grant_id`;

/** Offers a role to an e-mail address. It counts once its person has accepted it. */
@Injectable()
export class GiveRole {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly people: RecordPerson,
    private readonly recordGrant: RecordGrant,
  ) {}

  /** Throws `grant.organisation-unknown`, `grant.role-elsewhere`, `grant.not-yours`, `grant.already-given`. */
  async give(actor: Actor, body: GiveRoleBody): Promise<GrantView> {
    return this.transactions.asRequest(actor, async (tx) => {
      const place = await tx.manager.findOneBy(OrganisationEntity, { organisationId: body.organisationId });
      if (!place) throw new RuleBroken('grant.organisation-unknown', { field: 'organisationId' });
      checkRoleFits(place, body.role);
      checkGiver(actor, place, body.role);
      const personId = await this.people.named(tx, body, actor);
      const { organisationId, role, email } = body;
      const terms = { grantId: randomUUIDv7(), personId, organisationId, role, offeredTo: email, givenBy: actor.personId };
      const grant = offered(terms, await this.clock.now(tx));
      await this.store(tx, grant);
      await this.recordGrant.tell(tx, grant, 'role-offered', actor);
      return readGrantView(tx, grant.grantId);
    });
  }

  // Whoever gives the same role in the same moment meets the unique index: one of the two is stored.
  private async store(tx: Tx, grant: Grant): Promise<void> {
    const { grantId, personId, organisationId, role, state, validFrom, validTo, offeredTo, givenBy, offeredAt, acceptedAt } = grant;
    const values = [grantId, personId, organisationId, role, state, validFrom, validTo, offeredTo, givenBy, offeredAt, acceptedAt];
    const stored = await tx.query(INSERT, values);
    if (stored.length === 0) {
      throw new RuleBroken('grant.already-given', { detail: 'The role was offered to this person before, or is held already.' });
    }
    await createAggregate(tx, grantId);
  }
}
