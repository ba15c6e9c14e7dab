import type { Who } from './audience.js';
import { addressActing } from './find-acting.js';
import { findPurchase } from './find-purchase.js';
import type { MissedFacts } from './minimum-missed.mail.js';
import { missedOccasion } from './occasions.rules.js';

/** The buyers of the agency, as long as the decision is theirs. */
export const findMissed: Who<MissedFacts> = async (tx, about, personId) => {
  const purchase = await findPurchase(tx, about.subjectId, ['minimum-missed']);
  if ('gone' in purchase) return purchase;
  const { missed } = purchase;
  if (missed === null || missedOccasion(missed) !== about.occasion) return { gone: 'It was decided before this mail was due.' };
  return { people: await addressActing(tx, 'leading', about, personId, { ...purchase.facts, missed }) };
};
