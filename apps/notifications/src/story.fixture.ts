import { randomUUIDv7 } from 'node:crypto';
import {
  agencyFounded,
  districtRegistered,
  type GrantState,
  grantRecorded,
  type PayloadOf,
  personRecorded,
  type Role,
} from '@tributary/contracts';
import { type District, type Feed, PurchaseStory } from './purchase-story.fixture.js';

export type { District, Feed };

export interface Person {
  readonly personId: string;
  readonly email: string;
}

export interface Grant {
  readonly grantId: string;
  readonly personId: string;
  readonly organisationId: string;
  readonly role: Role;
}

const zone = 'America/Chicago';
const HOUR_MS = 3_600_000;

/** An agency, its districts and their people, as the other services tell of them. Each story has ids and addresses of its own. */
export class Story {
  readonly agency = { organisationId: randomUUIDv7(), name: 'Agency (sample)' };
  private readonly salt = randomUUIDv7().slice(-8);
  private districts = 0;
  private people = 0;

  constructor(private readonly feed: Feed) {}

  async found(): Promise<void> {
    await this.feed(agencyFounded, { ...this.agency, zone, senderAddress: 'purchasing@agency.example', colour: '#0e5f7d' });
  }

  async district(name = `District ${this.districts}`): Promise<District> {
    this.districts += 1;
    const district = { organisationId: randomUUIDv7(), leaid: someLeaid(), name };
    await this.feed(districtRegistered, {
      ...district,
      ...{ status: 'open', street: '481 Apple Avenue', city: 'Winfield', state: 'AL', zip: '35594' },
      zone,
    });
    return district;
  }

  async person(name = `Person ${this.people} (sample)`): Promise<Person> {
    this.people += 1;
    const person = { personId: randomUUIDv7(), email: `person-${this.people}-${this.salt}@sample.example` };
    await this.feed(personRecorded, { ...person, name, issuer: null, subject: null });
    return person;
  }

  grant({ personId }: Person, { organisationId }: { readonly organisationId: string }, role: Role = 'purchasing-officer'): Grant {
    return { grantId: randomUUIDv7(), personId, organisationId, role };
  }

  /** The event that tells of the grant in that state. */
  recorded(grant: Grant, state: GrantState): PayloadOf<typeof grantRecorded> {
    const offeredAt = '2026-11-20T14:00:00.000Z';
    return { ...grant, state, validFrom: offeredAt, validTo: null, givenBy: null, offeredAt };
  }

  async record(grant: Grant, state: GrantState): Promise<void> {
    await this.feed(grantRecorded, this.recorded(grant, state));
  }

  /** A person who holds the role. */
  async officer(organisation: { readonly organisationId: string }, role: Role = 'purchasing-officer'): Promise<Person> {
    const person = await this.person();
    await this.record(this.grant(person, organisation, role), 'active');
    return person;
  }

  /** Publishes a purchase of tablets to these districts, open for an hour unless told otherwise. */
  async publish(invited: readonly District[], openForMs = HOUR_MS, title?: string): Promise<PurchaseStory> {
    const purchase = this.draft(openForMs, title);
    await purchase.publish(invited);
    return purchase;
  }

  /** A purchase of which nothing was told yet. */
  draft(openForMs = HOUR_MS, title?: string): PurchaseStory {
    return new PurchaseStory(this.feed, this.agency.organisationId, new Date(Date.now() + openForMs).toISOString(), title);
  }
}

// Stories share a Kafka, and so each other's districts.
function someLeaid(): string {
  return String(Math.floor(Math.random() * 10_000_000)).padStart(7, '0');
}
