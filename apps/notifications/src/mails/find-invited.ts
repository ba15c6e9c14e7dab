import type { Ladder, Role } from '@tributary/contracts';
import { MissingReference } from '@tributary/messaging';
import type { Audience, Reader } from './audience.js';
import { byPerson, findActing } from './find-acting.js';
import type { InvitationFacts } from './invitation.mail.js';

/** Who acts for a district in joint purchases. */
export const districtRoles: readonly Role[] = ['purchasing-officer', 'district-admin'];

interface PurchaseRow {
  readonly state: 'open' | 'priced' | 'minimum-missed';
  readonly passed: boolean;
  readonly reference: string;
  readonly title: string;
  readonly leadOrganisationId: string;
  readonly leadName: string | null;
  readonly cutOffAt: Date;
  readonly invitedDistricts: number;
  readonly lots: readonly { readonly title: string; readonly unit: string; readonly ladder: Ladder }[];
}

const PURCHASE = `
  select u.state, u.cut_off_at <= tributary_now() as passed, u.reference, u.title, u.lead_organisation_id as "leadOrganisationId",
         o.name as "leadName", u.cut_off_at as "cutOffAt", u.invited_districts as "invitedDistricts", u.lots
  from joint_purchase u left join organisation o on o.organisation_id = u.lead_organisation_id
  where u.joint_purchase_id = $1`;

/** Who may commit for an invited district, as long as the purchase is open. Throws MissingReference for what has not arrived yet. */
export async function findInvited(tx: Reader, jointPurchaseId: string, personId: string | null): Promise<Audience<InvitationFacts>> {
  const [purchase] = await tx.query<PurchaseRow>(PURCHASE, [jointPurchaseId]);
  if (!purchase) return { gone: 'The purchase is no longer on record.' };
  if (purchase.state !== 'open') return { gone: 'The purchase was closed before this mail was due.' };
  if (purchase.passed) return { gone: 'The cut-off passed before this mail was due.' };
  if (purchase.leadName === null) throw new MissingReference('Organisation', purchase.leadOrganisationId);
  const { reference, title, leadName, invitedDistricts, lots } = purchase;
  const shared = { jointPurchaseId, reference, title, leadName, invitedDistricts, lots, cutOffAt: purchase.cutOffAt.toISOString() };
  const people = byPerson(await findActing(tx, 'invited', jointPurchaseId, districtRoles, personId));
  return {
    people: [...people.values()].map((rows) => ({
      ...rows[0],
      facts: {
        ...shared,
        districts: rows.map(({ organisationId, organisationName, zone }) => ({ organisationId, name: organisationName, zone })),
      },
    })),
  };
}
