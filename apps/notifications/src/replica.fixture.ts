import { Logger } from '@nestjs/common';
import { Database, Schedule, Transactions } from '@tributary/service-kit';
import type { FreshDatabase } from '@tributary/testing';
import { MailSettings } from './config.js';
import { entities } from './database.js';
import { DueBell } from './deliveries/due-bell.js';
import { FindAttention } from './deliveries/find-attention.js';
import { FindDeliveries } from './deliveries/find-deliveries.js';
import { MailSender } from './deliveries/mail-sender.js';
import { MailServer } from './deliveries/mail-server.js';
import { PlanDeliveries } from './deliveries/plan-deliveries.js';
import { PreviewMails } from './deliveries/preview-mails.js';
import { RecordHandOver } from './deliveries/record-hand-over.js';
import { SettleDelivery } from './deliveries/settle-delivery.js';
import { TakeDelivery } from './deliveries/take-delivery.js';
import { MuteMails } from './preferences/mute-mails.js';

// What a replica logs is looked at by nobody here.
Logger.overrideLogger(false);

type Settings = ConstructorParameters<typeof MailSettings>[0];

const defaults: Settings = {
  PUBLIC_URL: 'https://tributary.agency.example',
  SMTP_URL: 'smtp://127.0.0.1:1',
  UNCERTAIN_MAILS: 'leave',
  MAILS_AT_ONCE: 5,
  MAIL_LEASE_MS: 1_000,
  MAIL_RETRY_PAUSE_MS: 100,
};

/** The parts of one replica, over connections of its own. Its sender starts when the spec says so. */
export class Replica {
  readonly plans: PlanDeliveries;
  readonly deliveries: TakeDelivery;
  readonly server: MailServer;
  readonly handOvers: RecordHandOver;
  readonly list: FindDeliveries;
  readonly attention: FindAttention;
  readonly settling: SettleDelivery;
  readonly previews: PreviewMails;
  readonly preferences: MuteMails;
  private readonly sender: MailSender;
  private readonly schedule = new Schedule();

  private constructor(
    readonly database: Database,
    settings: MailSettings,
  ) {
    const bell = new DueBell();
    const transactions = new Transactions(database);
    this.plans = new PlanDeliveries(settings, bell);
    this.deliveries = new TakeDelivery(settings, transactions);
    this.server = new MailServer(settings);
    this.handOvers = new RecordHandOver(settings, transactions, this.deliveries);
    this.sender = new MailSender(settings, this.deliveries, this.server, this.handOvers, bell, this.schedule);
    this.list = new FindDeliveries(transactions);
    this.attention = new FindAttention(transactions);
    this.settling = new SettleDelivery(transactions, bell);
    this.previews = new PreviewMails(settings, transactions);
    this.preferences = new MuteMails(transactions);
  }

  static async open({ requestUrl, workerUrl }: FreshDatabase, settings: Partial<Settings> = {}): Promise<Replica> {
    return new Replica(await Database.open({ requestUrl, workerUrl, entities }), new MailSettings({ ...defaults, ...settings }));
  }

  start(): void {
    this.sender.onApplicationBootstrap();
    this.schedule.onApplicationBootstrap();
  }

  async close(): Promise<void> {
    await this.sender.beforeApplicationShutdown();
    await this.schedule.beforeApplicationShutdown();
    await this.database.close();
  }
}
