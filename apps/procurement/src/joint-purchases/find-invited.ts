import type { InvitationAnswer, InvitedView, JointPurchaseView } from '@tributary/contracts';
import type { Actor, Tx } from '@tributary/service-kit';
import type { JointPurchase } from './joint-purchase.rules.js';

interface Row {
  readonly organisationId: string;
  readonly leaid: string;
  readonly name: string;
  readonly answer: InvitationAnswer;
  readonly answeredAt: Date | null;
  readonly openedAt: Date | null;
  readonly declineReason: string | null;
  readonly reachable: boolean;
}

// A name that has not arrived yet is no reason to hide a row: the LEAID stands in for it.
const INVITED = `
  select invitation.organisation_id as "organisationId", invitation.leaid, coalesce(organisation.name, invitation.leaid) as name,
         case when declined_at is not null then 'declined' when commitment.withdrawn then 'withdrawn'
              when commitment.commitment_id is not null then 'committed' else 'none' end as answer,
         coalesce(declined_at, commitment.changed_at) as "answeredAt", opened_at as "openedAt", decline_reason.reason as "declineReason",
         $2::boolean and (district_reachable(invitation.organisation_id) or contact.contact_id is not null) as reachable
  from invitation
  left join organisation using (organisation_id)
  left join commitment on commitment.joint_purchase_id = invitation.joint_purchase_id and commitment.organisation_id = invitation.organisation_id
  left join decline_reason
    on decline_reason.joint_purchase_id = invitation.joint_purchase_id and decline_reason.organisation_id = invitation.organisation_id
  left join invitation_contact contact on contact.joint_purchase_id = invitation.joint_purchase_id and contact.organisation_id = invitation.organisation_id
  where invitation.joint_purchase_id = $1
  order by name, invitation.organisation_id`;

/** Who is invited, for those who take part; for the agency that leads it also who has answered, and whether anybody there can be told. */
export async function findInvited(
  tx: Pick<Tx, 'query'>,
  { jointPurchaseId, leadOrganisationId, remindedAt }: JointPurchase,
  { organisationId }: Actor,
): Promise<{ readonly invited: InvitedView[]; readonly ownAnswer: InvitationAnswer | null }> {
  const leads = leadOrganisationId === organisationId;
  const rows = await tx.query<Row & Record<string, unknown>>(INVITED, [jointPurchaseId, leads]);
  return {
    invited: rows.map((row) => (leads ? forLead(row, remindedAt) : forDistrict(row))),
    ownAnswer: rows.find((row) => row.organisationId === organisationId)?.answer ?? null,
  };
}

// A reminder reached those who were invited by then, and had not answered: whoever took a basket back since was not among them.
function forLead({ answeredAt, openedAt, ...row }: Row, remindedAt: Date | null): InvitedView {
  const waits = row.answer === 'none' || row.answer === 'withdrawn';
  const reached = waits && remindedAt !== null && openedAt !== null && openedAt <= remindedAt && !(answeredAt && answeredAt > remindedAt);
  return { ...row, answeredAt: answeredAt?.toISOString() ?? null, remindedAt: reached ? remindedAt.toISOString() : null };
}

function forDistrict({ organisationId, leaid, name }: Row): InvitedView {
  return { organisationId, leaid, name, answer: null, answeredAt: null, declineReason: null, remindedAt: null, reachable: null };
}

const NAMED = `
  select organisation_ids as "organisationIds", network_ids as "networkIds" from named_in_draft where joint_purchase_id = $1`;

/** Whom a draft names, for the agency that writes it; null for all others, and once it is published. */
export async function findNamed(
  tx: Pick<Tx, 'query'>,
  { jointPurchaseId, status }: Pick<JointPurchase, 'jointPurchaseId' | 'status'>,
): Promise<JointPurchaseView['named']> {
  if (status !== 'draft') return null;
  const [named] = await tx.query<NonNullable<JointPurchaseView['named']>>(NAMED, [jointPurchaseId]);
  return named ?? null;
}
