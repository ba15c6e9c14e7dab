import { Injectable } from '@nestjs/common';
import type { GrantView } from '@tributary/contracts';
import { lockAggregate } from '@tributary/messaging';
import { type Caller, Clock, RuleBroken, Transactions, type Tx } from '@tributary/service-kit';
import { In } from 'typeorm';
import { joinSignIn } from '../people/person.rules.js';
import { PersonEntity } from '../people/person.entity.js';
import { RecordPerson } from '../people/record-person.js';
import { readGrantView } from './find-grants.js';
import { accepted, checkAddress, checkVerified } from './grant.rules.js';
import { RecordGrant } from './record-grant.js';
import { RoleGrantEntity } from './role-grant.entity.js';

/** Makes an offered role count, for the verified sign-in that carries the invited address. */
@Injectable()
export class AcceptRole {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly people: RecordPerson,
    private readonly recordGrant: RecordGrant,
  ) {}

  /**
   * Joins the sign-in to the invited person; where it belongs to a person on record already, the grant moves to that one. Throws
   * `grant.email-unverified`, `grant.other-address`, `grant.already-accepted`, `grant.ended`, `grant.already-given`, `person.other-sign-in`, `not-found`.
   */
  async accept(caller: Caller, grantId: string): Promise<GrantView> {
    checkVerified(caller);
    return this.transactions.asRequest(caller, async (tx) => {
      await lockAggregate(tx, grantId);
      const own = await tx.manager.findOneBy(RoleGrantEntity, { grantId, offeredTo: caller.email });
      const grant = own ?? (await refuseStranger(tx, caller, grantId));
      await lockSignIn(tx, caller);
      const personId = (await personOfSignIn(tx, caller)) ?? grant.personId;
      const next = accepted(grant, personId, await this.clock.now(tx));
      // Two sign-ins with one address meet at the person's lock: the second finds that the person has one.
      await lockAggregate(tx, personId);
      if (personId === grant.personId) await this.join(tx, caller, personId);
      else await refuseTwice(tx, next);
      await this.recordGrant.changed(tx, next, 'role-accepted', { personId, organisationId: caller.organisationId });
      return readGrantView(tx, grantId);
    });
  }

  private async join(tx: Tx, caller: Caller, personId: string): Promise<void> {
    const person = await tx.manager.findOneByOrFail(PersonEntity, { personId });
    if (person.issuer === caller.issuer && person.subject === caller.subject) return;
    await this.people.joined(tx, joinSignIn(person, caller), { personId, organisationId: caller.organisationId });
  }
}

// Two offers that a sign-in accepts at once, by whatever addresses, come one after the other: the second finds it joined, or the role held.
async function lockSignIn(tx: Tx, { issuer, subject }: Caller): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${issuer} ${subject}`]);
}

async function personOfSignIn(tx: Tx, { issuer, subject }: Caller): Promise<string | null> {
  const [row] = await tx.query<{ personId: string | null }>('select person_of_sign_in($1, $2) as "personId"', [issuer, subject]);
  return row?.personId ?? null;
}

// Whoever follows the link of an offer with another address is told which one was invited; for all else there is no such grant.
async function refuseStranger(tx: Tx, caller: Caller, grantId: string): Promise<never> {
  const [row] = await tx.query<{ address: string | null }>('select address_of_offer($1) as address', [grantId]);
  if (row?.address) checkAddress(caller, row.address);
  throw new RuleBroken('not-found');
}

// A role that was offered to the person's own address and waits there counts as given too, as it does for who gives one.
async function refuseTwice(tx: Tx, { personId, organisationId, role }: RoleGrantEntity): Promise<void> {
  const given = await tx.manager.existsBy(RoleGrantEntity, { personId, organisationId, role, state: In(['offered', 'active']) });
  if (given)
    throw new RuleBroken('grant.already-given', { detail: 'You hold this role already, or were offered it, by another address of yours.' });
}
