import type { Tx } from '@tributary/service-kit';

const UNANSWERED = `
  select organisation_id as "organisationId" from invitation
  where joint_purchase_id = $1 and opened_at is not null and declined_at is null
    and not exists (select from commitment
                    where commitment.joint_purchase_id = invitation.joint_purchase_id and commitment.organisation_id = invitation.organisation_id
                      and not withdrawn)
  order by leaid`;

/** The invited districts that have neither committed nor declined; one that took its basket back is among them. */
export async function findUnanswered(tx: Pick<Tx, 'query'>, jointPurchaseId: string): Promise<string[]> {
  const rows = await tx.query<{ organisationId: string }>(UNANSWERED, [jointPurchaseId]);
  return rows.map(({ organisationId }) => organisationId);
}
