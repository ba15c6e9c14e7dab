import type { Tx } from '@tributary/messaging';

interface Earlier {
  readonly personId: string;
  readonly organisationId: string;
  readonly told: boolean;
}

// The lock waits for a mail that is being written at this moment, and then sees whom it names.
const EARLIER = `
  select d.person_id as "personId", g.organisation_id as "organisationId",
         d.state in ('planned', 'retrying') or (d.state <> 'dropped' and g.organisation_id = any (d.organisation_ids)) as told
  from delivery d join role_grant g using (person_id)
  where d.kind = 'invitation' and d.subject_id = $1 and g.organisation_id = any ($2::uuid[]) and g.state = 'active'
  order by d.delivery_id for share of d`;

/**
 * Who acts for one of these districts and was invited to the purchase before, for others alone: no mail of theirs names the district. One that
 * is still to be written will name it.
 */
export async function findUntold(tx: Pick<Tx, 'query'>, jointPurchaseId: string, organisationIds: readonly string[]): Promise<string[]> {
  const rows = await tx.query<Earlier>(EARLIER, [jointPurchaseId, organisationIds]);
  const roles = Map.groupBy(rows, ({ personId, organisationId }) => `${personId} ${organisationId}`);
  const untold = [...roles.values()].filter((mails) => mails.every(({ told }) => !told));
  return [...new Set(untold.flatMap((mails) => mails.map(({ personId }) => personId)))];
}
