import { Injectable } from '@nestjs/common';
import type { Tx } from './transaction.js';

/**
 * The time that decides: the database's clock, read while the caller's locks are held. Use it for cut-offs, deadlines and lateness, never
 * `new Date()` (the application's) and never `now()` (the transaction's start, before the lock was had).
 */
@Injectable()
export class Clock {
  async now(tx: Pick<Tx, 'query'>): Promise<Date> {
    const [row] = await tx.query<{ at: Date }>('select tributary_now() as at');
    if (!row) throw new Error('The database told no time.');
    return row.at;
  }
}
