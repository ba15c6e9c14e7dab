import { randomUUID } from 'node:crypto';
import type { Type } from '@nestjs/common';
import type { DeliveryState, EventContract, MailKind, PayloadOf } from '@tributary/contracts';
import type { EventOf, Subscription, Tx } from '@tributary/messaging';
import { CopyAgency, CopyDistrict, CopyGrant, CopyPerson, migrateDatabase, provisionDatabase } from '@tributary/service-kit';
import { type FreshDatabase, freshDatabase, rowsOf } from '@tributary/testing';
import * as answers from './copies/copy-answers.js';
import { CopyMailFace } from './copies/copy-mail-face.js';
import { CopyOffer } from './copies/copy-offer.js';
import * as outcomes from './copies/copy-outcome.js';
import * as purchases from './copies/copy-purchase.js';
import { migrations } from './database.js';
import * as onAnswers from './deliveries/on-answers.js';
import { OnGrantRecorded } from './deliveries/on-grant-recorded.js';
import * as onOutcome from './deliveries/on-outcome.js';
import * as onPurchase from './deliveries/on-purchase.js';
import type { PlanDeliveries } from './deliveries/plan-deliveries.js';
import { Replica } from './replica.fixture.js';
import { Story } from './story.fixture.js';
import { subscriptions } from './subscriptions.js';

/** A delivery as a spec looks at it. */
export interface SeenDelivery {
  readonly deliveryId: string;
  readonly kind: MailKind;
  readonly personId: string;
  readonly occasion: string;
  readonly recipient: string;
  readonly subject: string;
  readonly messageId: string;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly refusals: number;
  readonly outcome: string | null;
}

const SEEN = `
  select delivery_id as "deliveryId", kind, person_id as "personId", occasion, recipient, subject, message_id as "messageId", state, attempts, refusals, outcome
  from delivery order by delivery_id`;

const MARK = `
  insert into inbox (consumer, topic, aggregate, version) values ('notifications.copies', $1, $2, $3)
  on conflict (consumer, topic, aggregate) do update set version = excluded.version`;

/** A migrated database, a replica over it, and a story that is told to its handlers: to the copies, then to the reactions. */
export class Notifications {
  readonly story = new Story((contract, data) => this.tell(contract, data));
  private readonly versions = new Map<string, number>();

  private constructor(
    readonly database: FreshDatabase,
    readonly replica: Replica,
  ) {}

  static async open(settings: Parameters<typeof Replica.open>[1] = {}): Promise<Notifications> {
    const database = await freshDatabase('notifications', provisionDatabase, (ownerUrl) => migrateDatabase(ownerUrl, migrations));
    const notifications = new Notifications(database, await Replica.open(database, settings));
    await notifications.story.found();
    return notifications;
  }

  async tell<C extends EventContract>(contract: C, data: PayloadOf<C>, silent = false): Promise<void> {
    await this.copy(contract, data);
    await this.react(contract, data, silent);
  }

  /** Brings an event to the copies, and marks there that they have seen it. */
  async copy<C extends EventContract>(contract: C, data: PayloadOf<C>): Promise<void> {
    const seen = this.seenOf(contract, data);
    const version = (this.versions.get(seen) ?? 0) + 1;
    await this.handle('notifications.copies', contract, data, version, false);
    await this.rows(MARK, [contract.topic, contract.key(data), version]);
    this.versions.set(seen, version);
  }

  /** Brings an event to the reactions: the one that the copies have seen last, or the first where they have seen none. */
  async react<C extends EventContract>(contract: C, data: PayloadOf<C>, silent = false): Promise<void> {
    await this.handle('notifications.reactions', contract, data, this.versions.get(this.seenOf(contract, data)) ?? 1, silent);
  }

  private seenOf<C extends EventContract>(contract: C, data: PayloadOf<C>): string {
    return `${contract.topic} ${contract.key(data)}`;
  }

  async deliveries(): Promise<SeenDelivery[]> {
    return rowsOf<SeenDelivery & Record<string, unknown>>(this.database.adminUrl, SEEN);
  }

  async rows<Row extends Record<string, unknown>>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return rowsOf<Row>(this.database.adminUrl, sql, parameters);
  }

  async close(): Promise<void> {
    await this.replica.close();
    await this.database.drop();
  }

  private async handle<C extends EventContract>(
    consumer: string,
    contract: C,
    data: PayloadOf<C>,
    version: number,
    silent: boolean,
  ): Promise<void> {
    const lines = subscriptions.consumers.find((one) => one.consumer === consumer)?.subscriptions ?? [];
    const line = lines.find((one) => one.contract === contract);
    if (!line) return;
    const event = eventOf(contract, data, version, silent);
    await this.replica.database.worker.transaction((tx) => run(line, this.handlers, event, tx));
  }

  private get handlers(): ReadonlyMap<Type<unknown>, unknown> {
    const { plans } = this.replica;
    const made = [
      new CopyMailFace(new CopyAgency()),
      new CopyDistrict(),
      new CopyPerson(),
      new CopyOffer(new CopyGrant()),
      ...classes<new () => object>(purchases, answers, outcomes).map((Copy) => new Copy()),
      new OnGrantRecorded(plans),
      ...classes<new (plans: PlanDeliveries) => object>(onPurchase, onAnswers, onOutcome).map((Reaction) => new Reaction(plans)),
    ];
    return new Map<Type<unknown>, unknown>(made.map((handler) => [handler.constructor as Type<unknown>, handler]));
  }
}

function classes<Class>(...files: readonly Readonly<Record<string, Class>>[]): Class[] {
  return files.flatMap((file) => Object.values(file));
}

async function run(line: Subscription, handlers: ReadonlyMap<Type<unknown>, unknown>, event: EventOf, tx: Tx): Promise<void> {
  if (line.takes === 'one') await (handlers.get(line.handler) as InstanceType<typeof line.handler>).handle(event, tx);
  else await (handlers.get(line.handler) as InstanceType<typeof line.handler>).handleBatch([event], tx);
}

function eventOf<C extends EventContract>(contract: C, data: PayloadOf<C>, version: number, silent: boolean): EventOf {
  return {
    ...{ id: randomUUID(), type: contract.name, typeVersion: contract.version, aggregateId: contract.key(data), epoch: 0, version },
    ...{ occurredAt: new Date().toISOString(), correlationId: randomUUID(), traceparent: '', data: contract.payload.parse(data), silent },
  };
}
