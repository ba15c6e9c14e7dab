import { randomUUIDv7 } from 'node:crypto';
import type { CommitmentReceipt, DraftJointPurchaseBody, JointPurchaseView, Role } from '@tributary/contracts';
import { Outbox } from '@tributary/messaging';
import { type Actor, Audit, Clock, Database, migrateDatabase, provisionDatabase, Schedule, Transactions } from '@tributary/service-kit';
import { type FreshDatabase, freshDatabase, rowsOf, withClient } from '@tributary/testing';
import { entities, migrations } from './database.js';
import { CommitQuantity } from './joint-purchases/commit-quantity.js';
import { DraftJointPurchase } from './joint-purchases/draft-joint-purchase.js';
import { FindAttention } from './joint-purchases/find-attention.js';
import { FindJointPurchase } from './joint-purchases/find-joint-purchase.js';
import { FindJointPurchases } from './joint-purchases/find-joint-purchases.js';
import { ForeseeEffect } from './joint-purchases/foresee-effect.js';
import { tablets } from './joint-purchases/joint-purchase.fixture.js';
import { PublishJointPurchase } from './joint-purchases/publish-joint-purchase.js';
import { ReachCutOff } from './joint-purchases/reach-cut-off.js';

/** The use cases of one replica, over connections of its own. */
export class Replica {
  readonly transactions: Transactions;
  readonly drafts: DraftJointPurchase;
  readonly publication: PublishJointPurchase;
  readonly commitment: CommitQuantity;
  readonly cutOffs: ReachCutOff;
  readonly view: FindJointPurchase;
  readonly list: FindJointPurchases;
  readonly effects: ForeseeEffect;
  readonly attention: FindAttention;

  private constructor(private readonly database: Database) {
    const transactions = new Transactions(database);
    const clock = new Clock();
    const parts = [transactions, clock, new Outbox(), new Audit()] as const;
    this.transactions = transactions;
    this.drafts = new DraftJointPurchase(...parts);
    this.publication = new PublishJointPurchase(...parts);
    this.commitment = new CommitQuantity(...parts);
    // Its schedule never starts: a spec says when the cut-off is looked at.
    this.cutOffs = new ReachCutOff(...parts, new Schedule());
    this.view = new FindJointPurchase(transactions, clock);
    this.list = new FindJointPurchases(transactions);
    this.effects = new ForeseeEffect(transactions, clock);
    this.attention = new FindAttention(transactions);
  }

  static async open({ requestUrl, workerUrl }: FreshDatabase): Promise<Replica> {
    return new Replica(await Database.open({ requestUrl, workerUrl, entities, requestPool: 20 }));
  }

  async close(): Promise<void> {
    await this.database.close();
  }
}

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
      }
    });
    return new Procurement(database, await Replica.open(database), buyer, officers);
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
      lots: [{ title: 'Student tablets with case', unit: 'tablet', ladder: [...tablets] }],
      cutOffAt: new Date((row?.at.getTime() ?? 0) + openForMs).toISOString(),
      invitedOrganisationIds: this.officers.slice(0, -1).map(({ organisationId }) => organisationId),
      ...facts,
    };
  }

  /** Drafts and publishes a purchase, and gives it as its buyer sees it. */
  async purchase(openForMs?: number): Promise<JointPurchaseView & { readonly lotId: string }> {
    const jointPurchaseId = await this.replica.drafts.execute(this.buyer, await this.written({}, openForMs));
    await this.replica.publication.execute(this.buyer, jointPurchaseId);
    const view = await this.replica.view.execute(this.buyer, jointPurchaseId);
    return { ...view, lotId: view.lots[0]?.lotId ?? '' };
  }

  commit(
    officer: Actor,
    { jointPurchaseId, lotId }: { jointPurchaseId: string; lotId: string },
    quantity: number,
  ): Promise<CommitmentReceipt> {
    return this.replica.commitment.execute(officer, jointPurchaseId, { lotId, quantity });
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
