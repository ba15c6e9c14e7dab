import type { Tx } from '@tributary/messaging';
import type { Settlement } from './delivery.rules.js';

const APPLY = `
  update delivery set state = $2, outcome = $3, refusals = $4, unanswered = $5, lease_until = null,
         due_at = clock_timestamp() + $6 * interval '1 millisecond',
         sent_at = case when $2 = 'sent' then clock_timestamp() end
  where delivery_id = $1`;

/** Writes what becomes of a delivery whose row the transaction has locked. */
export async function applySettlement(tx: Pick<Tx, 'query'>, deliveryId: string, settlement: Settlement): Promise<void> {
  const { state, outcome, refusals, unanswered, pauseMs } = settlement;
  await tx.query(APPLY, [deliveryId, state, outcome, refusals, unanswered, pauseMs]);
}
