import { Injectable } from '@nestjs/common';
import { type Actor, RuleBroken, Transactions } from '@tributary/service-kit';

const OF_PURCHASE = 'select from purchase_document where joint_purchase_id = $1 and file_id = $2';
const OF_COMMITMENT = 'select from commitment where joint_purchase_id = $1 and approval_file_id = $2';

/** Whether a file hangs where its address says, as far as the caller sees. Throws `not-found`. */
@Injectable()
export class FindDocument {
  constructor(private readonly transactions: Transactions) {}

  ofPurchase(actor: Actor, jointPurchaseId: string, fileId: string): Promise<void> {
    return this.check(actor, OF_PURCHASE, [jointPurchaseId, fileId]);
  }

  ofCommitment(actor: Actor, jointPurchaseId: string, fileId: string): Promise<void> {
    return this.check(actor, OF_COMMITMENT, [jointPurchaseId, fileId]);
  }

  private async check(actor: Actor, sql: string, parameters: string[]): Promise<void> {
    const rows = await this.transactions.asRequest(actor, (tx) => tx.query(sql, parameters));
    if (rows.length === 0) throw new RuleBroken('not-found', { detail: 'There is no such document here.' });
  }
}
