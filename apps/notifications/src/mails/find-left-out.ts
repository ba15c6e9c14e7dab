import type { LeftOutReason } from '@tributary/contracts';
import type { Who } from './audience.js';
import { addressActing } from './find-acting.js';
import { findPurchase } from './find-purchase.js';
import type { LeftOutFacts } from './left-out.mail.js';

interface LeftOutRow {
  readonly organisationId: string;
  readonly lotId: string;
  readonly reason: LeftOutReason;
}

const LEFT_OUT = `
  select organisation_id as "organisationId", lot_id as "lotId", reason from joint_purchase_left_out where joint_purchase_id = $1`;

/** Who acts for a district that was left out when the price was fixed. */
export const findLeftOut: Who<LeftOutFacts> = async (tx, about, personId) => {
  const purchase = await findPurchase(tx, about.subjectId, ['priced']);
  if ('gone' in purchase) return purchase;
  const rows = await tx.query<LeftOutRow>(LEFT_OUT, [about.subjectId]);
  const people = await addressActing(tx, 'left out', about, personId, purchase.facts);
  const reasonOf = (organisationId: string): { readonly lotTitle: string; readonly reason: LeftOutReason } => {
    const row = rows.find((one) => one.organisationId === organisationId);
    const lot = purchase.lots.find(({ lotId }) => lotId === row?.lotId);
    if (!row || !lot) throw new Error(`Organisation ${organisationId} was left out of joint purchase ${about.subjectId} by no lot of it.`);
    return { lotTitle: lot.title, reason: row.reason };
  };
  return {
    people: people.map(({ facts, ...person }) => ({
      ...person,
      facts: { ...facts, districts: facts.districts.map((district) => ({ ...district, ...reasonOf(district.organisationId) })) },
    })),
  };
};
