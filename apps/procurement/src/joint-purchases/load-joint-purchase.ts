import { lockAggregate } from '@tributary/messaging';
import type { Tx } from '@tributary/service-kit';
import { RuleBroken } from '@tributary/service-kit/rule-broken';
import { JointPurchaseEntity } from './joint-purchase.entity.js';

export interface LockedPurchase {
  readonly purchase: JointPurchaseEntity;
  /** The version of its last event. */
  readonly version: number;
}

/** The purchase with its lots and their ladders, as the transaction's role sees it. Throws `not-found` for what it does not see. */
export async function loadPurchase(tx: Tx, jointPurchaseId: string): Promise<JointPurchaseEntity> {
  // With joins findOne would ask twice: for the id, then for the rows.
  const [purchase] = await tx.manager.find(JointPurchaseEntity, {
    where: { jointPurchaseId },
    relations: { lots: { ladder: true } },
    order: { lots: { position: 'ASC', ladder: { fromQuantity: 'ASC' } } },
  });
  if (!purchase) throw notFound();
  return purchase;
}

/**
 * Locks the purchase until the transaction ends, and loads it as it stands under the lock. Everything that changes a purchase or a commitment
 * begins here: so its changes have one order, and none is based on a volume or a state that another one has changed meanwhile.
 */
export async function lockPurchase(tx: Tx, jointPurchaseId: string): Promise<LockedPurchase> {
  // The lock itself asks nobody who they are, so nobody gets to hold or to await one of a purchase that they do not see.
  const seen = await tx.query('select from joint_purchase where joint_purchase_id = $1', [jointPurchaseId]);
  if (seen.length === 0) throw notFound();
  const { version } = await lockAggregate(tx, jointPurchaseId);
  return { purchase: await loadPurchase(tx, jointPurchaseId), version };
}

/** The same answer for a purchase that does not exist and for one that is not the caller's to see. */
export function notFound(): RuleBroken {
  return new RuleBroken('not-found', { detail: 'There is no such joint purchase, or your organization is not invited to it.' });
}
