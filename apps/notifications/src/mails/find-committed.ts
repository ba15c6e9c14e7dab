import type { Who } from './audience.js';
import type { CommitmentFacts } from './commitment-received.mail.js';
import { addressActing } from './find-acting.js';
import { findPurchase } from './find-purchase.js';
import { commitmentOccasion } from './occasions.rules.js';

interface BasketRow {
  readonly jointPurchaseId: string;
  readonly revision: number;
  readonly lots: readonly { readonly lotId: string; readonly quantity: number; readonly tolerance: number }[];
  readonly approvedOn: string | null;
}

const BASKET = `
  select joint_purchase_id as "jointPurchaseId", revision, lots, approved_on::text as "approvedOn"
  from joint_purchase_basket where commitment_id = $1`;

/** Who acts for the district that has committed, as long as this revision is what it has committed. It is about a commitment. */
export const findCommitted: Who<CommitmentFacts> = async (tx, about, personId) => {
  const [basket] = await tx.query<BasketRow>(BASKET, [about.subjectId]);
  if (!basket) return { gone: 'The commitment was withdrawn before this mail was due.' };
  if (commitmentOccasion(basket) !== about.occasion) return { gone: 'The commitment was changed before this mail was due.' };
  const purchase = await findPurchase(tx, basket.jointPurchaseId, ['open', 'minimum-missed', 'priced']);
  if ('gone' in purchase) return purchase;
  const lots = basket.lots.map(({ lotId, quantity, tolerance }) => {
    const lot = purchase.lots.find((one) => one.lotId === lotId);
    if (!lot) throw new Error(`Lot ${lotId} is committed and not part of the purchase.`);
    return { ...lot, quantity, tolerance };
  });
  const { revision, approvedOn } = basket;
  const changeable = purchase.state === 'open' && !purchase.passed;
  const facts = { ...purchase.facts, revision, changeable, approvedOn, lots, lotsInAll: purchase.lots.length };
  return { people: await addressActing(tx, 'committer', about, personId, facts) };
};
