import { randomUUIDv7 } from 'node:crypto';
import type { CommitBasketBody, CommitmentReceipt, DraftJointPurchaseBody, JointPurchaseView, Role } from '@tributary/contracts';
import { type Actor, migrateDatabase, provisionDatabase } from '@tributary/service-kit';
import { checkOutbox, type FreshDatabase, freshDatabase, moveClock, rowsOf, type StoredEvent, withClient } from '@tributary/testing';
import { migrations } from './database.js';
import { lotTerms, source } from './joint-purchases/joint-purchase.fixture.js';
import { Replica } from './replica.fixture.js';

// Somebody else of the district holds a role, so that it can be told.
const GRANT = `
  insert into role_grant (grant_id, person_id, organisation_id, role, state, valid_from)
  values (uuidv7(), uuidv7(), $1, 'district-admin', 'active', now())`;

type Purchase = JointPurchaseView & { readonly lotId: string };

/** A database with an agency and its districts on record, and a replica over it. */
export class Procurement {
  private constructor(
    readonly database: FreshDatabase,
    readonly replica: Replica,
    readonly buyer: Actor,
    readonly officers: readonly Actor[],
  ) {}

  /** The last district is never invited by `purchase`. */
  static async open(districts = 4): Promise<Procurement> {
    const database = await freshDatabase('procurement', provisionDatabase, (ownerUrl) => migrateDatabase(ownerUrl, migrations));
    const buyer = actor('agency', ['buyer']);
    const officers = Array.from({ length: districts }, () => actor('district', ['purchasing-officer']));
    await withClient(database.adminUrl, async (admin) => {
      const insert = 'insert into organisation (organisation_id, kind, name, leaid, zone) values ($1, $2, $3, $4, $5)';
      await admin.query(insert, [buyer.organisationId, 'agency', 'Agency (sample)', null, 'America/Chicago']);
      for (const [index, { organisationId }] of officers.entries()) {
        await admin.query(insert, [
          organisationId,
          'district',
          `District ${index}`,
          String(100_000 + index).padStart(7, '0'),
          'America/Chicago',
        ]);
        await admin.query('insert into office (organisation_id, street, city, state, zip) values ($1, $2, $3, $4, $5)', [
          ...[organisationId, '1 Main Street', 'Winfield', 'AL', index % 2 === 0 ? '35594' : '36507'],
        ]);
        await admin.query(GRANT, [organisationId]);
      }
    });
    return new Procurement(database, await Replica.open(database), buyer, officers);
  }

  /** Somebody else of the district holds a role from now on, so that it can be told. */
  async staff({ organisationId }: Actor): Promise<void> {
    await this.rows(GRANT, [organisationId]);
  }

  get stranger(): Actor {
    const last = this.officers.at(-1);
    if (!last) throw new Error('There is no district.');
    return last;
  }

  /** What the buyer writes down, open for an hour from the database's clock on. */
  async written(facts: Partial<DraftJointPurchaseBody> = {}, openForMs = 3_600_000): Promise<DraftJointPurchaseBody> {
    const [row] = await rowsOf<{ at: Date }>(this.database.adminUrl, 'select tributary_now() as at');
    return {
      title: 'Student tablets with case',
      source,
      lots: [lotTerms()],
      invitedNetworkIds: [],
      cutOffAt: new Date((row?.at.getTime() ?? 0) + openForMs).toISOString(),
      invitedOrganisationIds: this.officers.slice(0, -1).map(({ organisationId }) => organisationId),
      ...facts,
    };
  }

  /** Drafts and publishes a purchase, and gives it as its buyer sees it. */
  async purchase(openForMs?: number, facts: Partial<DraftJointPurchaseBody> = {}): Promise<Purchase> {
    const jointPurchaseId = await this.replica.drafts.execute(this.buyer, await this.written(facts, openForMs));
    await this.replica.publication.execute(this.buyer, jointPurchaseId, { contacts: [] }, null);
    return this.seen(this.buyer, jointPurchaseId);
  }

  async seen(actor: Actor, jointPurchaseId: string): Promise<Purchase> {
    const view = await this.replica.view.execute(actor, jointPurchaseId);
    return { ...view, lotId: view.lots[0]?.lotId ?? '' };
  }

  /** What a district takes of one lot at its office; further facts are laid over it. */
  basket(
    { organisationId }: Actor,
    lotId: string,
    quantity: number,
    facts: Partial<CommitBasketBody['lots'][number]> = {},
  ): CommitBasketBody {
    const lines = [{ siteId: organisationId, quantity }];
    return { lots: [{ lotId, lines, tolerance: 0, ceilingE4: null, alonePriceE4: null, ...facts }], approval: null };
  }

  /** Commits a quantity of the first lot at the district's office, or changes what stands. */
  async commit(
    officer: Actor,
    { jointPurchaseId, lotId }: { jointPurchaseId: string; lotId: string },
    quantity: number,
    facts: Partial<CommitBasketBody['lots'][number]> = {},
  ): Promise<CommitmentReceipt> {
    const { own } = await this.replica.view.execute(officer, jointPurchaseId);
    return this.replica.commitment.execute(officer, jointPurchaseId, this.basket(officer, lotId, quantity, facts), own?.revision ?? null);
  }

  /** What has been told of a purchase, in the order of its versions. */
  async events(jointPurchaseId: string): Promise<StoredEvent[]> {
    return (await checkOutbox(this.database.adminUrl)).filter(({ aggregateId }) => aggregateId === jointPurchaseId);
  }

  /** Moves the database's clock on. */
  async pass(forwardMs: number): Promise<void> {
    await moveClock(this.database.ownerUrl, forwardMs);
  }

  async rows<Row extends Record<string, unknown>>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return rowsOf<Row>(this.database.adminUrl, sql, parameters);
  }

  async close(): Promise<void> {
    await this.replica.close();
    await this.database.drop();
  }
}

function actor(organisationKind: Actor['organisationKind'], roles: Role[]): Actor {
  const personId = randomUUIDv7();
  const identity = {
    issuer: 'https://sign-in.agency.example',
    subject: personId,
    email: '',
    emailVerified: false,
    name: 'Somebody (sample)',
  };
  return { ...identity, personId, organisationId: randomUUIDv7(), organisationKind, roles };
}
