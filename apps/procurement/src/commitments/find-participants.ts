import type { Participant } from '@tributary/contracts';
import type { Tx } from '@tributary/service-kit';

// A name that has not arrived yet is no reason to hide a row: the LEAID stands in for it.
const PARTICIPANTS = `
  select commitment.commitment_id as "commitmentId", commitment.organisation_id as "organisationId", commitment.leaid,
         coalesce(organisation.name, commitment.leaid) as name, lots.lots, commitment.amount_cents::float8 as "amountCents",
         commitment.left_out as "leftOut", commitment.approved_on::text as "approvedOn", commitment.changed_at as "changedAt"
  from commitment
  left join organisation on organisation.organisation_id = commitment.organisation_id
  cross join lateral (
    select json_agg(json_build_object('lotId', lot_id, 'quantity', quantity, 'tolerance', tolerance, 'fixedQuantity', fixed_quantity,
                                      'amountCents', amount_cents) order by lot_id) as lots
    from commitment_lot lot where lot.commitment_id = commitment.commitment_id
  ) as lots
  where commitment.joint_purchase_id = $1 and not withdrawn
  order by name, commitment.commitment_id`;

/** Who is in with how much, for those who take part: quantities are open, ceilings are not. */
export async function findParticipants(tx: Pick<Tx, 'query'>, jointPurchaseId: string): Promise<Participant[]> {
  const rows = await tx.query<Omit<Participant, 'changedAt'> & { changedAt: Date }>(PARTICIPANTS, [jointPurchaseId]);
  return rows.map(({ changedAt, ...row }) => ({ ...row, changedAt: changedAt.toISOString() }));
}
