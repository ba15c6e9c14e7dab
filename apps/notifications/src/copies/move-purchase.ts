import type { Tx } from '@tributary/messaging';

/** Changes a purchase of the copy; `assignments` names further parameters from $2 on. */
export async function movePurchase(tx: Tx, jointPurchaseId: string, assignments: string, parameters: readonly unknown[]): Promise<void> {
  const sql = `update joint_purchase set ${assignments} where joint_purchase_id = $1 returning joint_purchase_id`;
  const rows = await tx.query(sql, [jointPurchaseId, ...parameters]);
  // Versions come without a gap, so a purchase that moves was published before: if it is not here, this copy is broken and says so.
  if (rows.length === 0) throw new Error(`The joint purchase ${jointPurchaseId} was never published.`);
}
