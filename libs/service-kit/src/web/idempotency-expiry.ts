import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { Schedule } from '../schedule.js';

const HOUR_MS = 3_600_000;
const BATCH = 1_000;

// Two replicas may run it at once: each deletes what the other has not locked.
const FORGET = `
  with old as (
    select scope from idempotency where at < clock_timestamp() - interval '7 days' order by at limit ${BATCH} for update skip locked
  ), gone as (
    delete from idempotency using old where idempotency.scope = old.scope returning 1
  )
  select count(*)::int as count from gone`;

/** Deletes stored answers after 7 days, every hour, in batches. */
@Injectable()
export class IdempotencyExpiry {
  constructor(
    schedule: Schedule,
    private readonly transactions: Transactions,
  ) {
    schedule.every(HOUR_MS, 'idempotency expiry', () => this.forgetOld());
  }

  async forgetOld(): Promise<void> {
    let count = BATCH;
    while (count === BATCH) {
      const [row] = await this.transactions.asWorker((tx) => tx.query<{ count: number }>(FORGET));
      count = row?.count ?? 0;
    }
  }
}
