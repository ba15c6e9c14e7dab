import type { About, Reader, Who } from './audience.js';
import { addressActing } from './find-acting.js';
import { findPurchase } from './find-purchase.js';
import type { Change, ChangeFacts } from './terms-changed.mail.js';

// What a newer mail took the place of was never told to this person, so the newer one tells it too.
const CHANGES = `
  select c.facts from joint_purchase_change c
  where c.joint_purchase_id = $1 and c.was_published and (c.occasion = $2 or c.occasion in (
    select d.occasion from delivery d
    where d.kind = 'terms-changed' and d.subject_id = $1 and d.person_id = $3 and d.state = 'dropped' and not exists (
      select from delivery told
      where told.kind = d.kind and told.subject_id = d.subject_id and told.person_id = d.person_id and told.occasion <> $2
        and told.state in ('sent', 'sending', 'uncertain') and told.delivery_id > d.delivery_id)))
  order by c.number`;

/** Who acts for an invited district that has not declined, until the purchase is settled. */
export const findChanged: Who<ChangeFacts> = async (tx, about, personId) => {
  const purchase = await findPurchase(tx, about.subjectId, ['open', 'minimum-missed']);
  if ('gone' in purchase) return purchase;
  const changes = await findChanges(tx, about, personId);
  if (changes.length === 0) return { gone: 'It was changed before it was published.' };
  return { people: await addressActing(tx, 'invited', about, personId, { ...purchase.facts, changes }) };
};

async function findChanges(tx: Reader, { subjectId, occasion }: About, personId: string | null): Promise<Change[]> {
  const rows = await tx.query<{ facts: Change }>(CHANGES, [subjectId, occasion, personId]);
  return rows.map(({ facts }) => facts);
}
