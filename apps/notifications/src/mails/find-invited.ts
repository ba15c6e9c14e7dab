import { MissingReference } from '@tributary/messaging';
import type { About, Addressed, Reader, Who } from './audience.js';
import { addressActing, districtRoles } from './find-acting.js';
import { findMailFace } from './find-mail-face.js';
import { findOpenPurchase, type Purchase } from './find-purchase.js';
import type { InvitationFacts } from './invitation.mail.js';

// Somebody who has a role there by now was invited themselves, and the address is no longer needed.
const CONTACTS = `
  select c.contact_id as "contactId", c.email, c.organisation_id as "organisationId", o.name, o.zone
  from invitation_contact c join joint_purchase_invitation i using (joint_purchase_id, organisation_id)
    left join organisation o using (organisation_id)
  where c.joint_purchase_id = $1 and ($2::uuid is null or c.contact_id = $2) and i.answer <> 'declined'
    and not exists (
      select from role_grant g
      where g.organisation_id = c.organisation_id and g.state = 'active' and g.role = any ($3::text[])
        and g.valid_from <= tributary_now() and (g.valid_to is null or g.valid_to > tributary_now()))
  order by c.contact_id`;

interface ContactRow {
  readonly contactId: string;
  readonly email: string;
  readonly organisationId: string;
  readonly name: string | null;
  readonly zone: string | null;
}

/** Who may commit for an invited district, as long as the purchase is open; and an address where nobody may. */
export const findInvited: Who<InvitationFacts> = async (tx, about, personId) => {
  const purchase = await findOpenPurchase(tx, about.subjectId);
  if ('gone' in purchase) return purchase;
  const shared = { ...purchase.facts, lots: purchase.lots, invited: purchase.invited };
  const people = await addressActing(tx, 'invited', about, personId, { ...shared, ask: null });
  return { people: [...people, ...(await findContacts(tx, about, personId, shared))] };
};

type Shared = Purchase['facts'] & Pick<Purchase, 'lots' | 'invited'>;

async function findContacts(
  tx: Reader,
  { subjectId }: About,
  contactId: string | null,
  shared: Shared,
): Promise<Addressed<InvitationFacts>[]> {
  const rows = await tx.query<ContactRow>(CONTACTS, [subjectId, contactId, districtRoles]);
  if (rows.length === 0) return [];
  const { senderAddress } = await findMailFace(tx);
  return rows.map(({ contactId, email, organisationId, name, zone }) => {
    if (name === null || zone === null) throw new MissingReference('Organisation', organisationId);
    const facts = { ...shared, districts: [{ organisationId, name, zone }], ask: senderAddress };
    return { personId: contactId, email, name: '', organisationIds: [organisationId], facts };
  });
}
