import type { About, Addressed, Reader, Who } from './audience.js';
import { type Acting, byPerson, findActing } from './find-acting.js';
import { findPurchase } from './find-purchase.js';
import type { PricedFacts, Share } from './priced.mail.js';

const AMOUNTS = `
  select organisation_id as "organisationId", lot_id as "lotId", quantity, amount_cents::float8 as "amountCents"
  from joint_purchase_amount where joint_purchase_id = $1 and organisation_id = any ($2::uuid[]) order by organisation_id, lot_id`;

type Line = Share['lines'][number];

/** Who acts for a participating district, with its share, and the buyers with the whole. Throws MissingReference for what has not arrived yet. */
export const findPriced: Who<PricedFacts> = async (tx, about, personId) => {
  const purchase = await findPurchase(tx, about.subjectId, ['priced']);
  if ('gone' in purchase) return purchase;
  const { facts, priced, leadOrganisationId } = purchase;
  if (priced === null) throw new Error(`Joint purchase ${about.subjectId} is priced and has no price.`);
  const districts = await findActing(tx, 'participating', about, personId);
  const buyers = await findActing(tx, 'leading', about, personId);
  const lines = await findLines(tx, about, districts);
  const people = byPerson([...districts, ...buyers]).map((rows): Addressed<PricedFacts> => {
    const shares = rows.filter(({ organisationId }) => organisationId !== leadOrganisationId).map((row) => shareOf(row, lines));
    const buyerFor = rows.some(({ organisationId }) => organisationId === leadOrganisationId)
      ? { organisationId: leadOrganisationId, name: facts.leadName }
      : null;
    const organisationIds = rows.map(({ organisationId }) => organisationId);
    const [{ personId, email, name, zone }] = rows;
    return { personId, email, name, organisationIds, facts: { ...facts, priced, zone, shares, buyerFor } };
  });
  return { people };
};

async function findLines(tx: Reader, { subjectId }: About, districts: readonly Acting[]): Promise<Map<string, Line[]>> {
  const organisationIds = [...new Set(districts.map(({ organisationId }) => organisationId))];
  const rows = await tx.query<Line & { readonly organisationId: string }>(AMOUNTS, [subjectId, organisationIds]);
  return Map.groupBy(rows, ({ organisationId }) => organisationId);
}

function shareOf({ organisationId, organisationName }: Acting, lines: ReadonlyMap<string, Line[]>): Share {
  return { organisationId, name: organisationName, lines: lines.get(organisationId) ?? [] };
}
