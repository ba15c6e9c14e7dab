import { randomUUIDv7 } from 'node:crypto';
import { invitationContactRecorded, type InvitationContact } from '@tributary/contracts';
import { createAggregate, type Outbox } from '@tributary/messaging';
import type { Tx } from '@tributary/service-kit';
import { readMembers } from '../networks/read-members.js';
import { checkInvited, checkNumber, checkReach } from './joint-purchase.rules.js';
import type { Invited } from './purchase-facts.js';

const DISTRICTS = `
  select organisation_id as "organisationId", leaid, closed from organisation
  where kind = 'district' and leaid is not null and organisation_id = any ($1::uuid[])
  order by leaid`;

/**
 * The districts that were named, by themselves or as members of networks, each once. A closed member of a network is left out, a closed district
 * that was named is refused. `fields` say where both stand in what was sent.
 */
export async function readInvited(
  tx: Pick<Tx, 'query'>,
  named: { readonly organisationIds: readonly string[]; readonly networkIds: readonly string[] },
  fields: readonly [organisations: string, networks: string],
): Promise<Invited[]> {
  const members = await readMembers(tx, named.networkIds, fields[1]);
  const all = [...new Set([...named.organisationIds, ...members])];
  const rows = await tx.query<Invited & { closed: boolean } & Record<string, unknown>>(DISTRICTS, [all]);
  checkInvited(named.organisationIds, new Map(rows.map(({ organisationId, closed }) => [organisationId, closed])), fields[0]);
  const invited = rows.filter(({ closed }) => !closed).map(({ organisationId, leaid }) => ({ organisationId, leaid }));
  checkNumber(invited.length, fields[1]);
  return invited;
}

const INVITE = `
  insert into invitation (joint_purchase_id, organisation_id, lead_organisation_id, leaid, opened_at)
  select $1, district."organisationId", $2, district.leaid, $4
  from jsonb_to_recordset($3::jsonb) as district ("organisationId" uuid, leaid text)
  on conflict (joint_purchase_id, organisation_id) do nothing
  returning organisation_id as "organisationId", leaid`;

/** Writes invitations down, opened at once where the purchase is open. Gives those that are new. */
export async function invite(
  tx: Pick<Tx, 'query'>,
  jointPurchaseId: string,
  leadOrganisationId: string,
  districts: readonly Invited[],
  openedAt: Date | null,
): Promise<Invited[]> {
  return tx.query<Invited & Record<string, unknown>>(INVITE, [jointPurchaseId, leadOrganisationId, JSON.stringify(districts), openedAt]);
}

// Whoever holds a role that answers for the district, or was offered one: the mail of the offer tells them.
const REACHED = `
  select invitation.organisation_id as "organisationId" from invitation
  where joint_purchase_id = $1 and invitation.organisation_id = any ($2::uuid[])
    and not district_reachable(invitation.organisation_id)
    and not exists (select from invitation_contact contact
                    where contact.joint_purchase_id = invitation.joint_purchase_id and contact.organisation_id = invitation.organisation_id)`;

/** Those of the invited districts in which nobody can be told, neither by a role nor by an address that the buyer gave. */
export async function findUnreachable(
  tx: Pick<Tx, 'query'>,
  jointPurchaseId: string,
  organisationIds: readonly string[],
): Promise<string[]> {
  const rows = await tx.query<{ organisationId: string }>(REACHED, [jointPurchaseId, organisationIds]);
  return rows.map(({ organisationId }) => organisationId);
}

const CONTACT = `
  insert into invitation_contact (contact_id, joint_purchase_id, organisation_id, lead_organisation_id, email) values ($1, $2, $3, $4, $5)
  on conflict (joint_purchase_id, organisation_id) do nothing returning contact_id`;

/**
 * Sees to it that each of these districts can be told: throws `joint-purchase.unreachable` for those that cannot and for which the buyer gave
 * neither an address nor the word that nobody is told. Keeps and tells the addresses.
 */
export async function reach(
  tx: Tx,
  outbox: Outbox,
  purchase: { readonly jointPurchaseId: string; readonly leadOrganisationId: string },
  invited: readonly Invited[],
  contacts: readonly InvitationContact[],
): Promise<void> {
  const { jointPurchaseId, leadOrganisationId } = purchase;
  const unreachable = await findUnreachable(
    tx,
    jointPurchaseId,
    invited.map(({ organisationId }) => organisationId),
  );
  checkReach(unreachable, contacts);
  for (const { organisationId, email } of contacts) {
    if (email === null || !unreachable.includes(organisationId)) continue;
    const contactId = randomUUIDv7();
    const stored = await tx.query(CONTACT, [contactId, jointPurchaseId, organisationId, leadOrganisationId, email]);
    if (stored.length === 0) continue;
    await createAggregate(tx, contactId);
    await outbox.add(tx, invitationContactRecorded, { contactId, jointPurchaseId, organisationId, email });
  }
}
