import type { Procurement } from '../procurement.fixture.js';

export interface StoredLot extends Record<string, unknown> {
  readonly leaid: string;
  readonly quantity: number;
  readonly tolerance: number;
  readonly amount_cents: string | null;
  readonly committed_by: string;
}

/** What stands of a purchase's commitments, in the order of LEAID. */
export async function lotsOf(procurement: Procurement, jointPurchaseId: string): Promise<StoredLot[]> {
  return procurement.rows<StoredLot>(
    `select leaid, quantity, tolerance, lot.amount_cents, committed_by from commitment join commitment_lot lot using (commitment_id)
     where commitment.joint_purchase_id = $1 order by leaid`,
    [jointPurchaseId],
  );
}
