import type { Audience, Who } from './audience.js';
import { addressActing, type Side } from './find-acting.js';
import { findOpenPurchase } from './find-purchase.js';
import type { UnansweredFacts } from './unanswered.mail.js';

/** Who acts for a district that is meant by the last reminder or warning and has not answered since, as long as the purchase is open. */
export function findUnanswered(side: Extract<Side, 'reminded' | 'warned 3 days before' | 'warned 1 day before'>): Who<UnansweredFacts> {
  return async (tx, about, personId): Promise<Audience<UnansweredFacts>> => {
    const purchase = await findOpenPurchase(tx, about.subjectId);
    if ('gone' in purchase) return purchase;
    const { facts, lots, committed, invited } = purchase;
    const people = await addressActing(tx, side, about, personId, { ...facts, lots, committed, invited });
    return people.length === 0 ? { gone: 'The district has answered, or was told anew, before this mail was due.' } : { people };
  };
}
