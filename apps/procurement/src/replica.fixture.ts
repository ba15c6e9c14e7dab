import { Outbox } from '@tributary/messaging';
import { Audit, Clock, Database, Schedule, Transactions } from '@tributary/service-kit';
import type { FreshDatabase } from '@tributary/testing';
import { CommitBasket } from './commitments/commit-basket.js';
import { DeclineInvitation } from './commitments/decline-invitation.js';
import { FindOrderList } from './commitments/find-order-list.js';
import { ForeseeBasket } from './commitments/foresee-basket.js';
import { WithdrawBasket } from './commitments/withdraw-basket.js';
import { CancelJointPurchase } from './joint-purchases/cancel-joint-purchase.js';
import { DraftJointPurchase } from './joint-purchases/draft-joint-purchase.js';
import { FindAttention } from './joint-purchases/find-attention.js';
import { FindJointPurchase } from './joint-purchases/find-joint-purchase.js';
import { FindJointPurchases } from './joint-purchases/find-joint-purchases.js';
import { ExtendCutOff } from './joint-purchases/extend-cut-off.js';
import { FixPrice } from './joint-purchases/fix-price.js';
import { GiveUp } from './joint-purchases/give-up.js';
import { InviteDistricts } from './joint-purchases/invite-districts.js';
import { PublishJointPurchase } from './joint-purchases/publish-joint-purchase.js';
import { ReachCutOff } from './joint-purchases/reach-cut-off.js';
import { RemindDistricts } from './joint-purchases/remind-districts.js';
import { WarnBeforeCutOff } from './joint-purchases/warn-before-cut-off.js';
import { FindSites } from './sites/find-sites.js';
import { WriteSite } from './sites/write-site.js';
import { entities } from './database.js';

/** The use cases of one replica, over connections of its own. */
export class Replica {
  readonly transactions: Transactions;
  readonly drafts: DraftJointPurchase;
  readonly publication: PublishJointPurchase;
  readonly invitations: InviteDistricts;
  readonly extension: ExtendCutOff;
  readonly givingUp: GiveUp;
  readonly cancelling: CancelJointPurchase;
  readonly reminders: RemindDistricts;
  readonly commitment: CommitBasket;
  readonly withdrawal: WithdrawBasket;
  readonly declining: DeclineInvitation;
  readonly cutOffs: ReachCutOff;
  readonly warnings: WarnBeforeCutOff;
  readonly view: FindJointPurchase;
  readonly list: FindJointPurchases;
  readonly effects: ForeseeBasket;
  readonly orders: FindOrderList;
  readonly attention: FindAttention;
  readonly sites: WriteSite;
  readonly siteList: FindSites;

  private constructor(private readonly database: Database) {
    const transactions = new Transactions(database);
    const clock = new Clock();
    const [outbox, audit] = [new Outbox(), new Audit()];
    const parts = [transactions, clock, outbox, audit] as const;
    this.transactions = transactions;
    this.drafts = new DraftJointPurchase(...parts);
    this.publication = new PublishJointPurchase(...parts);
    this.invitations = new InviteDistricts(...parts);
    this.extension = new ExtendCutOff(...parts);
    this.givingUp = new GiveUp(transactions, clock, audit);
    this.cancelling = new CancelJointPurchase(...parts);
    this.reminders = new RemindDistricts(...parts);
    this.commitment = new CommitBasket(...parts);
    this.withdrawal = new WithdrawBasket(...parts);
    this.declining = new DeclineInvitation(...parts, this.withdrawal);
    // Their schedules never start: a spec says when the cut-off is looked at.
    this.cutOffs = new ReachCutOff(...parts, new FixPrice(outbox, audit), new Schedule());
    this.warnings = new WarnBeforeCutOff(transactions, clock, outbox, new Schedule());
    this.view = new FindJointPurchase(transactions, clock);
    this.list = new FindJointPurchases(transactions);
    this.effects = new ForeseeBasket(transactions, clock);
    this.orders = new FindOrderList(transactions);
    this.attention = new FindAttention(transactions);
    this.sites = new WriteSite(transactions, clock);
    this.siteList = new FindSites(transactions);
  }

  static async open({ requestUrl, workerUrl }: FreshDatabase): Promise<Replica> {
    return new Replica(await Database.open({ requestUrl, workerUrl, entities, requestPool: 20 }));
  }

  async close(): Promise<void> {
    await this.database.close();
  }
}
