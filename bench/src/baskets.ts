import { withClient } from '@tributary/testing';
import type { Seat } from './purchases.ts';

// First baskets as commitments would have left them, without their events: a thousand are there at once, on a busy machine too.
const FIRST = `
  with committed as (
    insert into commitment (joint_purchase_id, organisation_id, lead_organisation_id, leaid, revision, committed_by, changed_at)
    select joint_purchase_id, organisation_id, lead_organisation_id, leaid, 1, officer, now()
    from invitation join unnest($1::uuid[], $2::uuid[], $3::uuid[]) as seat (purchase, district, officer)
      on joint_purchase_id = purchase and organisation_id = district
    returning *
  ), taken as (
    select committed.*, lot_id from committed join lot using (joint_purchase_id, lead_organisation_id)
  ), lots as (
    insert into commitment_lot (commitment_id, lot_id, joint_purchase_id, organisation_id, lead_organisation_id, quantity, tolerance)
    select commitment_id, lot_id, joint_purchase_id, organisation_id, lead_organisation_id, 45, 5 from taken
  ), terms as (
    insert into own_terms (commitment_id, lot_id, joint_purchase_id, organisation_id, lead_organisation_id, ceiling_e4, salt)
    select commitment_id, lot_id, joint_purchase_id, organisation_id, lead_organisation_id, 9000000, md5(commitment_id::text) from taken
  )
  insert into commitment_line
    (commitment_id, lot_id, site_id, joint_purchase_id, organisation_id, lead_organisation_id, site, delivery_e4, quantity)
  select commitment_id, lot_id, place.id, joint_purchase_id, organisation_id, lead_organisation_id,
         jsonb_build_object('siteId', place.id, 'name', place.name, 'zip', '35594'), 10000, place.quantity
  from taken
  join site using (organisation_id)
  cross join lateral (values (organisation_id, 'Office', 35), (site.site_id, site.name, 10)) as place (id, name, quantity)`;

const REVISIONS = `
  select revision from unnest($1::uuid[], $2::uuid[]) with ordinality as seat (purchase, district, place)
  join commitment on joint_purchase_id = purchase and organisation_id = district
  order by place`;

/** Gives each seat a first basket. */
export async function fill(adminUrl: string, seats: readonly Seat[]): Promise<void> {
  const officers = seats.map(({ district }) => district.personId);
  await withClient(adminUrl, (client) => client.query(FIRST, [...placesOf(seats), officers]));
  await look(adminUrl, seats);
}

/** Looks where the baskets stand, after others have changed them. */
export async function look(adminUrl: string, seats: readonly Seat[]): Promise<void> {
  const { rows } = await withClient(adminUrl, (client) => client.query<{ revision: number }>(REVISIONS, placesOf(seats)));
  if (rows.length !== seats.length) throw new Error(`Of ${seats.length} baskets ${rows.length} are there.`);
  rows.forEach(({ revision }, index) => {
    const seat = seats[index];
    if (seat) seat.revision = revision;
  });
}

function placesOf(seats: readonly Seat[]): [purchases: string[], districts: string[]] {
  return [seats.map(({ purchase }) => purchase.jointPurchaseId), seats.map(({ district }) => district.organisationId)];
}
