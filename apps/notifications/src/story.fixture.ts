import { randomUUIDv7 } from 'node:crypto';
import {
  agencyFounded,
  districtRegistered,
  type EventContract,
  type GrantState,
  grantRecorded,
  jointPurchasePriced,
  jointPurchasePublished,
  type PayloadOf,
  personRecorded,
  type Role,
} from '@tributary/contracts';

/** Brings an event to the service, as the spec does it: straight to its handlers, or over Kafka. */
export type Feed = <C extends EventContract>(contract: C, data: PayloadOf<C>) => Promise<void>;

export interface District {
  readonly organisationId: string;
  readonly leaid: string;
  readonly name: string;
}

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
    await this.feed(districtRegistered, { ...district, status: 'open', city: 'Winfield', state: 'AL', zone });
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

  /** Publishes a purchase of tablets to these districts, open for an hour unless told otherwise, and gives its id. */
  async publish(invited: readonly District[], openForMs = HOUR_MS, title = 'Student tablets with case'): Promise<string> {
    const purchase = published(this.agency.organisationId, invited, title, new Date(Date.now() + openForMs));
    await this.feed(jointPurchasePublished, purchase);
    return purchase.jointPurchaseId;
  }

  /** Fixes the price at $429.00 for these quantities. */
  async price(jointPurchaseId: string, quantities: ReadonlyMap<District, number>, title = 'Student tablets with case'): Promise<void> {
    await this.feed(jointPurchasePriced, priced(this.agency.organisationId, jointPurchaseId, quantities, title));
  }
}

// Stories share a Kafka, and so each other's districts.
function someLeaid(): string {
  return String(Math.floor(Math.random() * 10_000_000)).padStart(7, '0');
}

type Published = PayloadOf<typeof jointPurchasePublished>;
type Priced = PayloadOf<typeof jointPurchasePriced>;

const lot = { lotId: randomUUIDv7(), title: 'Student tablets with case', unit: 'tablet' };
const UNIT_PRICE_E4 = 4_290_000;

function published(leadOrganisationId: string, invited: readonly District[], title: string, cutOffAt: Date): Published {
  return {
    jointPurchaseId: randomUUIDv7(),
    reference: 'JP-2026-0001',
    title,
    leadOrganisationId,
    lots: [
      {
        ...lot,
        ladder: [
          { fromQuantity: 50, unitPriceE4: 4_490_000 },
          { fromQuantity: 400, unitPriceE4: UNIT_PRICE_E4 },
        ],
      },
    ],
    cutOffAt: cutOffAt.toISOString(),
    invited: invited.map(({ organisationId, leaid }) => ({ organisationId, leaid })),
  };
}

function priced(leadOrganisationId: string, jointPurchaseId: string, quantities: ReadonlyMap<District, number>, title: string): Priced {
  const amounts = [...quantities].map(([{ organisationId, leaid }, quantity]) => ({
    ...{ commitmentId: randomUUIDv7(), organisationId, leaid, lotId: lot.lotId, quantity },
    amountCents: (quantity * UNIT_PRICE_E4) / 100,
  }));
  const totalQuantity = amounts.reduce((sum, { quantity }) => sum + quantity, 0);
  return {
    ...{ jointPurchaseId, reference: 'JP-2026-0001', title, leadOrganisationId, amounts },
    pricedAt: new Date().toISOString(),
    lots: [{ ...lot, totalQuantity, unitPriceE4: UNIT_PRICE_E4 }],
    totalCents: amounts.reduce((sum, { amountCents }) => sum + amountCents, 0),
  };
}
