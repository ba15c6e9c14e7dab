import type { DeliveryState, EventContract, PayloadOf } from '@tributary/contracts';
import { createAggregate, Outbox } from '@tributary/messaging';
import { Database, migrateDatabase, provisionDatabase } from '@tributary/service-kit';
import { type FreshDatabase, freshDatabase, rowsOf, servers, type ServiceProcess, startService, stopAll } from '@tributary/testing';
import { migrations } from '../src/database.js';
import { Story } from '../src/story.fixture.js';

/** A delivery with what its mail server should know of it. */
export interface SentRow {
  readonly messageId: string;
  readonly kind: string;
  readonly recipient: string;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly outcome: string | null;
}

const DELIVERIES = `
  select message_id as "messageId", kind, recipient, state, attempts, outcome from delivery order by delivery_id`;

/**
 * Replicas of the built service as processes of their own, with real servers. The events of the other services are written into this
 * database's own outbox, and its relay brings them to Kafka as the relays of those services would.
 */
export class RunningNotifications {
  readonly story = new Story((contract, data) => this.publish(contract, data));
  private readonly outbox = new Outbox();
  private readonly known = new Set<string>();

  private constructor(
    readonly database: FreshDatabase,
    private readonly source: Database,
    private readonly env: Readonly<Record<string, string>>,
    readonly replicas: ServiceProcess[],
  ) {}

  static async start(settings: Readonly<Record<string, string>> = {}, replicas = 1): Promise<RunningNotifications> {
    const database = await freshDatabase('notifications', provisionDatabase, (ownerUrl) => migrateDatabase(ownerUrl, migrations));
    const env = {
      NODE_ENV: 'test',
      DATABASE_REQUEST_URL: database.requestUrl,
      DATABASE_WORKER_URL: database.workerUrl,
      KAFKA_BROKERS: servers.kafkaBrokers.join(','),
      OIDC_ISSUER: servers.issuer,
      SMTP_URL: servers.smtpUrl,
      PUBLIC_URL: 'http://portal.example',
      MAIL_LEASE_MS: '2000',
      MAIL_RETRY_PAUSE_MS: '200',
      ...settings,
    };
    const source = await Database.open({ requestUrl: database.requestUrl, workerUrl: database.workerUrl, entities: [], workerPool: 2 });
    const running = new RunningNotifications(database, source, env, []);
    await running.add(replicas);
    await running.story.found();
    return running;
  }

  get origin(): string {
    return this.replicas[0]?.origin ?? '';
  }

  /** Starts more replicas, or one again after it was killed. */
  async add(replicas = 1): Promise<void> {
    const main = `${__dirname}/../dist/main.js`;
    // The first one waits until Kafka has made the topics, which takes a while on a machine that is busy with other specs.
    this.replicas.push(...(await startService({ service: 'notifications', main, env: this.env, replicas, timeoutMs: 90_000 })));
  }

  /** Ends the first replica as a crash does, unless told otherwise: nothing in it runs any more. Gives its exit code. */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<number | null> {
    const [killed] = this.replicas.splice(0, 1);
    if (!killed) throw new Error('No replica runs.');
    return killed.kill(signal);
  }

  async deliveries(): Promise<SentRow[]> {
    return rowsOf<SentRow & Record<string, unknown>>(this.database.adminUrl, DELIVERIES);
  }

  async rows<Row extends Record<string, unknown>>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return rowsOf<Row>(this.database.adminUrl, sql, parameters);
  }

  async close(): Promise<void> {
    await stopAll(this.replicas);
    await this.source.close();
    await this.database.drop();
  }

  async publish<C extends EventContract>(contract: C, data: PayloadOf<C>): Promise<void> {
    await this.source.worker.transaction(async (tx) => {
      const id = contract.key(data);
      if (!this.known.has(id)) await createAggregate(tx, id);
      this.known.add(id);
      await this.outbox.add(tx, contract, data);
    });
  }
}
