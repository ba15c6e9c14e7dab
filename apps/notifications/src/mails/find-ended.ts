import type { Audience, Who } from './audience.js';
import type { EndedFacts } from './ended.mail.js';
import { addressActing } from './find-acting.js';
import { findPurchase } from './find-purchase.js';

/** Who acts for an invited district that has not declined, once the purchase has ended so. */
export function findEnded(state: 'unsuccessful' | 'cancelled'): Who<EndedFacts> {
  return async (tx, about, personId): Promise<Audience<EndedFacts>> => {
    const purchase = await findPurchase(tx, about.subjectId, [state]);
    if ('gone' in purchase) return purchase;
    return { people: await addressActing(tx, 'invited', about, personId, { ...purchase.facts, reason: purchase.endReason ?? '' }) };
  };
}
