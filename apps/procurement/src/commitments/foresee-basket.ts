import { Injectable } from '@nestjs/common';
import type { BasketEffect, ForeseeBasketBody } from '@tributary/contracts';
import { type Actor, Clock, RuleBroken, Transactions, type Tx } from '@tributary/service-kit';
import { checkOpen } from '../joint-purchases/cut-off.rules.js';
import { loadPurchase } from '../joint-purchases/load-joint-purchase.js';
import { volumeOf } from '../price-rule/basket.rules.js';
import { effectOf, sumsOf } from '../price-rule/figures.rules.js';
import { readSites } from '../sites/find-sites.js';
import { checkVolume, readBasket } from './commitment.rules.js';
import { loadBaskets } from './load-baskets.js';

/** Shows a district what a basket would do, by the rules that would apply if it were sent now. Nothing is locked and nothing changes. */
@Injectable()
export class ForeseeBasket {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, jointPurchaseId: string, body: ForeseeBasketBody): Promise<BasketEffect> {
    return this.transactions.asRequest(actor, async (tx) => {
      const purchase = await loadPurchase(tx, jointPurchaseId);
      checkOpen(purchase, await this.clock.now(tx));
      await refuseDeclined(tx, jointPurchaseId, actor);
      const proposed = readBasket(body.lots, purchase.lots, await readSites(tx, actor.organisationId));
      const others = (await loadBaskets(tx, jointPurchaseId)).filter(({ organisationId }) => organisationId !== actor.organisationId);
      const sums = sumsOf(purchase.lots, others);
      proposed.lots.forEach((lot, index) => checkVolume((sums.get(lot.lotId)?.volume ?? 0) + volumeOf(lot), `lots.${index}.lines`));
      return effectOf(purchase.lots, others, proposed);
    });
  }
}

const DECLINED = 'select from invitation where joint_purchase_id = $1 and organisation_id = $2 and declined_at is not null';

// It sees no quantities of others, so what it was told would be wrong: rather no figure.
async function refuseDeclined(tx: Tx, jointPurchaseId: string, { organisationId }: Actor): Promise<void> {
  if ((await tx.query(DECLINED, [jointPurchaseId, organisationId])).length === 0) return;
  throw new RuleBroken('commitment.declined', {
    detail: 'Your district has declined, so it sees no quantities of others. A commitment takes that back.',
  });
}
