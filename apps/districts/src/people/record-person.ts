import { randomUUIDv7 } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { personRecorded } from '@tributary/contracts';
import { createAggregate, Outbox } from '@tributary/messaging';
import { Audit, type Change, type Tx } from '@tributary/service-kit';
import { PersonEntity } from './person.entity.js';
import type { Person } from './person.rules.js';

// The address is unique; a person of another organisation is hidden from this one, so the conflict is met without looking at the row.
const INSERT = 'insert into person (person_id, email, name) values ($1, $2, $3) on conflict do nothing';

@Injectable()
export class RecordPerson {
  constructor(
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /** The id of the person with this address, who is put on record if nobody has it. The name of a person on record stays as it is. */
  async named(tx: Tx, { email, name }: { readonly email: string; readonly name: string }, actor: Change['actor']): Promise<string> {
    const known = await personOfAddress(tx, email);
    if (known !== null) return known;
    const person: Person = { personId: randomUUIDv7(), email, name, issuer: null, subject: null };
    await tx.query(INSERT, [person.personId, email, name]);
    // Another request may have been faster; a statement of its own sees what that one committed.
    const personId = await personOfAddress(tx, email);
    if (personId === null) throw new Error('A person who was just put on record has an address.');
    if (personId !== person.personId) return personId;
    await createAggregate(tx, personId);
    await this.outbox.add(tx, personRecorded, person);
    await this.audit.record(tx, { aggregateId: personId, action: 'person-recorded', actor, facts: {} });
    return personId;
  }

  /** Stores a person's joined sign-in. The caller holds the person's lock. */
  async joined(tx: Tx, person: Person, actor: Change['actor']): Promise<void> {
    const { personId, issuer, subject } = person;
    const { affected } = await tx.manager.update(PersonEntity, { personId }, { issuer, subject });
    if (affected !== 1) throw new Error(`Row security let nobody join a sign-in to ${personId}.`);
    await this.outbox.add(tx, personRecorded, person);
    await this.audit.record(tx, { aggregateId: personId, action: 'sign-in-joined', actor, facts: {} });
  }
}

async function personOfAddress(tx: Tx, email: string): Promise<string | null> {
  const [row] = await tx.query<{ personId: string | null }>('select person_of_address($1) as "personId"', [email]);
  return row?.personId ?? null;
}
