import type { Role } from '@tributary/contracts';
import { MissingReference } from '@tributary/messaging';
import type { Addressed, Audience, Reader } from './audience.js';
import { type Acting, byPerson, findActing } from './find-acting.js';
import { districtRoles } from './find-invited.js';
import type { PricedFacts, PricedLot, Share } from './priced.mail.js';

const agencyRoles: readonly Role[] = ['buyer'];

interface PricedRow {
  readonly reference: string;
  readonly title: string;
  readonly leadOrganisationId: string;
  readonly leadName: string | null;
  readonly cutOffAt: Date;
  readonly lots: readonly PricedLot[];
  readonly participants: number;
  readonly totalCents: number;
}

const PRICED = `
  select u.reference, u.title, u.lead_organisation_id as "leadOrganisationId", o.name as "leadName", u.cut_off_at as "cutOffAt",
         u.priced_lots as lots, u.participants, u.total_cents::float8 as "totalCents"
  from joint_purchase u left join organisation o on o.organisation_id = u.lead_organisation_id
  where u.joint_purchase_id = $1 and u.state = 'priced'`;

const AMOUNTS = `
  select organisation_id as "organisationId", lot_id as "lotId", quantity, amount_cents::float8 as "amountCents"
  from joint_purchase_amount where joint_purchase_id = $1 and organisation_id = any ($2::uuid[]) order by organisation_id, lot_id`;

type Line = Share['lines'][number];

/** Who acts for a participating district, with its share, and the buyers with the whole. Throws MissingReference for what has not arrived yet. */
export async function findPriced(tx: Reader, jointPurchaseId: string, personId: string | null): Promise<Audience<PricedFacts>> {
  const [purchase] = await tx.query<PricedRow>(PRICED, [jointPurchaseId]);
  if (!purchase) return { gone: 'The price is no longer fixed.' };
  if (purchase.leadName === null) throw new MissingReference('Organisation', purchase.leadOrganisationId);
  const { leadOrganisationId, leadName, ...told } = purchase;
  const shared = { ...told, jointPurchaseId, leadName, cutOffAt: purchase.cutOffAt.toISOString() };
  const districts = await findActing(tx, 'participating', jointPurchaseId, districtRoles, personId);
  const buyers = await findActing(tx, 'leading', jointPurchaseId, agencyRoles, personId);
  const lines = await findLines(tx, jointPurchaseId, districts);
  const people = [...byPerson([...districts, ...buyers]).values()].map((rows): Addressed<PricedFacts> => {
    const shares = rows.filter(({ organisationId }) => organisationId !== leadOrganisationId).map((row) => shareOf(row, lines));
    const buyerFor = rows.some(({ organisationId }) => organisationId === leadOrganisationId)
      ? { organisationId: leadOrganisationId, name: leadName }
      : null;
    return { ...rows[0], facts: { ...shared, zone: rows[0].zone, shares, buyerFor } };
  });
  return { people };
}

async function findLines(tx: Reader, jointPurchaseId: string, districts: readonly Acting[]): Promise<Map<string, Line[]>> {
  const organisationIds = [...new Set(districts.map(({ organisationId }) => organisationId))];
  const rows = await tx.query<Line & { readonly organisationId: string }>(AMOUNTS, [jointPurchaseId, organisationIds]);
  return Map.groupBy(rows, ({ organisationId }) => organisationId);
}

function shareOf({ organisationId, organisationName }: Acting, lines: ReadonlyMap<string, Line[]>): Share {
  return { organisationId, name: organisationName, lines: lines.get(organisationId) ?? [] };
}
