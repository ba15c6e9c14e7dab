import { Injectable } from '@nestjs/common';
import { type Tx, Transactions } from '@tributary/service-kit';
import { MailSettings } from '../config.js';
import { type HandOver, interrupted, type Past, settle } from './delivery.rules.js';
import { applySettlement } from './settlement.js';
import { TakeDelivery, type Taken } from './take-delivery.js';

// A reply that comes late replaces what was written when the replica was taken for dead.
const LOG = `
  insert into delivery_attempt (delivery_id, number, replica, outcome, reply) values ($1, $2, $3, $4, $5)
  on conflict (delivery_id, number) do update set at = excluded.at, outcome = excluded.outcome, reply = excluded.reply`;

// The attempt's number fences: once another replica has handed the mail over again, an older answer is logged and changes nothing.
const OWN = `
  select refusals, unanswered, state from delivery
  where delivery_id = $1 and attempts = $2 and replica = $3 and state in ('sending', 'uncertain') for update`;

const LOST = `
  select delivery_id as "deliveryId", attempts as attempt, replica, refusals, unanswered from delivery
  where state = 'sending' and lease_until < clock_timestamp() order by delivery_id limit 100 for update skip locked`;

const EXTEND = `
  update delivery set lease_until = clock_timestamp() + $3 * interval '1 millisecond'
  where delivery_id = any ($1::uuid[]) and replica = $2 and state = 'sending'`;

interface Lost extends Past {
  readonly deliveryId: string;
  readonly attempt: number;
  readonly replica: string;
}

/** Writes down how hand-overs ended, those of dead replicas included. */
@Injectable()
export class RecordHandOver {
  constructor(
    private readonly settings: MailSettings,
    private readonly transactions: Transactions,
    private readonly deliveries: TakeDelivery,
  ) {}

  /** Records the end of a hand-over by this replica, in the log and in the delivery. */
  async record({ deliveryId, attempt }: Pick<Taken, 'deliveryId' | 'attempt'>, handOver: HandOver): Promise<void> {
    const { replica } = this.deliveries;
    await this.transactions.asWorker(async (tx) => {
      const [own] = await tx.query<Past & { readonly state: 'sending' | 'uncertain' }>(OWN, [deliveryId, attempt, replica]);
      if (own) await applySettlement(tx, deliveryId, settle(handOver, withoutDoubt(own), this.settings));
      await log(tx, { deliveryId, attempt, replica }, handOver);
    });
  }

  /** Keeps what this replica is handing over from being taken for lost. */
  async extendLeases(deliveryIds: readonly string[]): Promise<void> {
    if (deliveryIds.length === 0) return;
    await this.transactions.asWorker((tx) => tx.query(EXTEND, [deliveryIds, this.deliveries.replica, this.settings.leaseMs]));
  }

  /** Marks what replicas were handing over that are not heard of any more: nobody knows whether the server took it. Gives how many. */
  async markLost(): Promise<number> {
    return this.transactions.asWorker(async (tx) => {
      const lost = await tx.query<Lost>(LOST);
      for (const one of lost) {
        const reply = 'The replica that was handing it over ended before it recorded an answer.';
        await applySettlement(tx, one.deliveryId, interrupted(reply, one, this.settings));
        await log(tx, one, { is: 'unanswered', reply });
      }
      return lost.length;
    });
  }
}

// The doubt was this very attempt's, and its answer has come after all.
function withoutDoubt({ refusals, unanswered, state }: Past & { readonly state: string }): Past {
  return { refusals, unanswered: state === 'uncertain' ? unanswered - 1 : unanswered };
}

async function log(
  tx: Tx,
  { deliveryId, attempt, replica }: Pick<Lost, 'deliveryId' | 'attempt' | 'replica'>,
  { is, reply }: HandOver,
): Promise<void> {
  await tx.query(LOG, [deliveryId, attempt, replica, is, reply]);
}
