import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { Schedule } from '../schedule.js';
import { FileStore } from './file-store.js';
import { clearIncoming } from './incoming.js';
import { contentLock } from './stored-file.js';

const HOUR_MS = 3_600_000;
/** How long a content without a row is left alone. */
const GRACE_MS = 24 * HOUR_MS;

const UNREFERENCED = `select sha256 from unnest($1::text[]) as old(sha256)
  where not exists (select from file where file.sha256 = old.sha256)`;

/** Removes contents to which no row refers any more, a day after they were last kept, every hour. Replicas may do so at once. */
@Injectable()
export class FileSweep {
  constructor(
    schedule: Schedule,
    private readonly store: FileStore,
    private readonly transactions: Transactions,
  ) {
    schedule.every(HOUR_MS, 'file sweep', () => this.sweep());
  }

  async sweep(): Promise<void> {
    await clearIncoming(this.store.incoming);
    for await (const old of this.store.keptBefore(new Date(Date.now() - GRACE_MS))) {
      const left = await this.transactions.asWorker((tx) => tx.query<{ sha256: string }>(UNREFERENCED, [old]));
      for (const { sha256 } of left) await this.remove(sha256);
    }
  }

  // An upload of the same content may be about to write its row. It holds the lock until that is committed, so the second look, a statement
  // after the lock was had, sees the row; and an upload that comes later waits until the content is gone, and keeps it anew.
  private async remove(sha256: string): Promise<void> {
    await this.transactions.asWorker(async (tx) => {
      const [row] = await tx.query<{ had: boolean }>('select pg_try_advisory_xact_lock($1, $2) as had', contentLock(sha256));
      if (!row?.had) return;
      const still = await tx.query(UNREFERENCED, [[sha256]]);
      if (still.length > 0) await this.store.remove(sha256);
    });
  }
}
