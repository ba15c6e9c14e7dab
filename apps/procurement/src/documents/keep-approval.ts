import { Injectable } from '@nestjs/common';
import type { StoredDocument } from '@tributary/contracts';
import { type Actor, Clock, StoreFile, type TakenFile, Transactions } from '@tributary/service-kit';
import { checkOpen } from '../joint-purchases/cut-off.rules.js';
import { loadPurchase } from '../joint-purchases/load-joint-purchase.js';

/** A district keeps the document of its board's approval, for a commitment that will name it. */
@Injectable()
export class KeepApproval {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly files: StoreFile,
  ) {}

  async execute(actor: Actor, jointPurchaseId: string, name: string, file: TakenFile | undefined): Promise<StoredDocument> {
    return this.transactions.asRequest(actor, async (tx) => {
      checkOpen(await loadPurchase(tx, jointPurchaseId), await this.clock.now(tx));
      const { fileId, name: kept, mediaType, bytes, sha256 } = await this.files.execute(actor, name, file);
      return { fileId, name: kept, mediaType, bytes, sha256, addedAt: (await this.clock.now(tx)).toISOString() };
    });
  }
}
