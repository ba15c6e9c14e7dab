import { Injectable } from '@nestjs/common';
import { Database } from '@tributary/service-kit';

/** A purchase with the version of its last event. */
interface Moving {
  readonly jointPurchaseId: string;
  readonly version: number;
  /** True in a state in which it stands still for now. */
  readonly over: boolean;
}

/** A person who acts for an organisation. */
export interface Seat {
  readonly personId: string;
  readonly organisationId: string;
}

// What stands still would make the question longer with every year: asked for are drafts and open purchases, what was priced within the last minutes
// (a page may have read it just before), and those of $1 once more, to tell of their last move.
const MOVING = `
  select joint_purchase_id as "jointPurchaseId", version, status not in ('draft', 'committing') as over
  from joint_purchase join aggregate on id = joint_purchase_id
  where status in ('draft', 'committing') or priced_at > (select tributary_now()) - interval '10 minutes' or joint_purchase_id = any ($1::uuid[])`;

const SEEN = 'select seen_by as "organisationId", seen as "jointPurchaseId" from purchases_seen($1::uuid[], $2::uuid[])';

// As the guard counts them.
const SEATED = `
  select distinct person_id as "personId", organisation_id as "organisationId"
  from role_grant join unnest($1::uuid[], $2::uuid[]) as seat (person_id, organisation_id) using (person_id, organisation_id)
  where state = 'active' and valid_from <= tributary_now() and (valid_to is null or valid_to > tributary_now())`;

/** What event streams ask the database: one statement each for all streams of this process. */
@Injectable()
export class MovedPurchases {
  constructor(private readonly database: Database) {}

  /** Where every purchase stands that may still move, and those of the last answer that have come to an end since. */
  async moving(known: Iterable<string>): Promise<Moving[]> {
    return this.database.worker.read<Moving>(MOVING, [[...known]]);
  }

  /** Which of the purchases each organisation sees, under its own row security. */
  async seen(organisationIds: Iterable<string>, jointPurchaseIds: Iterable<string>): Promise<Map<string, Set<string>>> {
    const rows = await this.database.request.transaction((tx) =>
      tx.query<{ organisationId: string; jointPurchaseId: string }>(SEEN, [[...organisationIds], [...jointPurchaseIds]]),
    );
    const seen = new Map<string, Set<string>>();
    for (const row of rows) seen.set(row.organisationId, (seen.get(row.organisationId) ?? new Set()).add(row.jointPurchaseId));
    return seen;
  }

  /** Those who still hold a role in the organisation for which they act. */
  async seated(seats: readonly Seat[]): Promise<Seat[]> {
    return this.database.worker.read<Seat>(SEATED, [
      seats.map(({ personId }) => personId),
      seats.map(({ organisationId }) => organisationId),
    ]);
  }
}
