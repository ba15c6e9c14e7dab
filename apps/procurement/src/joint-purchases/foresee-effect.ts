import { Injectable } from '@nestjs/common';
import type { CommitmentEffect, EffectQuery } from '@tributary/contracts';
import { type Actor, Clock, Transactions } from '@tributary/service-kit';
import { checkVolume, effectOf, lotIn } from './commitment.rules.js';
import { checkOpen, volumeOf } from './cut-off.rules.js';
import { loadLines, loadPurchase } from './load-joint-purchase.js';

/** Shows a district what a quantity would do, by the rules that would apply if it were sent now. Nothing is locked and nothing changes. */
@Injectable()
export class ForeseeEffect {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, jointPurchaseId: string, { lotId, quantity }: EffectQuery): Promise<CommitmentEffect> {
    return this.transactions.asRequest(actor, async (tx) => {
      const purchase = await loadPurchase(tx, jointPurchaseId);
      checkOpen(purchase, await this.clock.now(tx));
      const { ladder } = lotIn(purchase.lots, lotId);
      const lines = await loadLines(tx, jointPurchaseId);
      const others = lines.filter((line) => line.lotId === lotId && line.organisationId !== actor.organisationId);
      checkVolume(volumeOf(others) + quantity);
      return effectOf(
        ladder,
        others.map((line) => line.quantity),
        quantity,
      );
    });
  }
}
