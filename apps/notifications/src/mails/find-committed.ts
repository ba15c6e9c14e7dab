import type { Who } from './audience.js';
import type { CommitmentFacts } from './commitment-received.mail.js';
import { addressActing } from './find-acting.js';
import { findPurchase, type Purchase } from './find-purchase.js';
import { commitmentOccasion } from './occasions.rules.js';

interface BasketRow {
  readonly jointPurchaseId: string;
  readonly revision: number;
  readonly lots: readonly { readonly lotId: string; readonly quantity: number; readonly tolerance: number }[];
  readonly approvedOn: string | null;
  readonly leftOut: boolean;
}

const BASKET = `
  select b.joint_purchase_id as "jointPurchaseId", b.revision, b.lots, b.approved_on::text as "approvedOn",
         exists (select from joint_purchase_left_out l
                 where l.joint_purchase_id = b.joint_purchase_id and l.organisation_id = b.organisation_id) as "leftOut"
  from joint_purchase_basket b where b.commitment_id = $1`;

/** Who acts for the district that has committed, as long as this revision is what it has committed. It is about a commitment. */
export const findCommitted: Who<CommitmentFacts> = async (tx, about, personId) => {
  const [basket] = await tx.query<BasketRow>(BASKET, [about.subjectId]);
  if (!basket) return { gone: 'The commitment was withdrawn before this mail was due.' };
  if (commitmentOccasion(basket) !== about.occasion) return { gone: 'The commitment was changed before this mail was due.' };
  if (basket.leftOut) return { gone: 'The district was left out before this mail was due.' };
  const purchase = await findPurchase(tx, basket.jointPurchaseId, ['open', 'minimum-missed', 'priced']);
  if ('gone' in purchase) return purchase;
  const lots = basket.lots.map(({ lotId, quantity, tolerance }) => {
    const lot = purchase.lots.find((one) => one.lotId === lotId);
    if (!lot) throw new Error(`Lot ${lotId} is committed and not part of the purchase.`);
    return { ...lot, quantity, tolerance };
  });
  const { revision, approvedOn } = basket;
  const facts = { ...purchase.facts, revision, standing: standingOf(purchase), approvedOn, lots, lotsInAll: purchase.lots.length };
  return { people: await addressActing(tx, 'committer', about, personId, facts) };
};

function standingOf({ state, passed }: Purchase): CommitmentFacts['standing'] {
  if (state === 'priced') return 'fixed';
  return state === 'open' && !passed ? 'open' : 'closed';
}
