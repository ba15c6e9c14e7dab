import { guardTable } from '@tributary/service-kit';
import { seenWithPurchase } from './seen-with-purchase.js';

// Only who is invited can have a commitment, and a line's columns are its commitment's: both are left to foreign keys.
const tables = [
  `create table commitment (
     commitment_id uuid primary key default uuidv7(),
     joint_purchase_id uuid not null,
     organisation_id uuid not null,
     lead_organisation_id uuid not null,
     leaid text not null,
     committed_by uuid not null,
     changed_at timestamptz not null,
     unique (joint_purchase_id, organisation_id),
     unique (commitment_id, joint_purchase_id, organisation_id, lead_organisation_id),
     foreign key (joint_purchase_id, organisation_id) references invitation (joint_purchase_id, organisation_id),
     foreign key (joint_purchase_id, lead_organisation_id) references joint_purchase (joint_purchase_id, lead_organisation_id)
   )`,
  `create table commitment_line (
     line_id uuid primary key default uuidv7(),
     commitment_id uuid not null,
     lot_id uuid not null,
     joint_purchase_id uuid not null,
     organisation_id uuid not null,
     lead_organisation_id uuid not null,
     quantity integer not null check (quantity between 1 and 1000000),
     amount_cents bigint check (amount_cents >= 0),
     unique (commitment_id, lot_id),
     foreign key (lot_id, joint_purchase_id) references lot (lot_id, joint_purchase_id),
     foreign key (commitment_id, joint_purchase_id, organisation_id, lead_organisation_id)
       references commitment (commitment_id, joint_purchase_id, organisation_id, lead_organisation_id)
   )`,
  'create index commitment_line_lot on commitment_line (lot_id)',
  'create index commitment_line_purchase on commitment_line (joint_purchase_id)',
  ...['commitment', 'commitment_line'].flatMap((table) => [
    `create index ${table}_organisation on ${table} (organisation_id)`,
    `create index ${table}_lead on ${table} (lead_organisation_id)`,
  ]),
];

const mine = 'organisation_id = current_organisation() and joint_purchase_id = any (array(select participates_in()))';

// Quantities are open among those who take part; writing is one's own only, and an amount is fixed by the worker role alone.
const writing = [
  'grant insert, update (committed_by, changed_at) on commitment to procurement_request',
  `create policy commitment_request_insert on commitment for insert to procurement_request with check (${mine})`,
  `create policy commitment_request_update on commitment for update to procurement_request using (${mine}) with check (${mine})`,
  'grant insert, update (quantity) on commitment_line to procurement_request',
  `create policy commitment_line_request_insert on commitment_line for insert to procurement_request with check (${mine} and amount_cents is null)`,
  `create policy commitment_line_request_update on commitment_line for update to procurement_request
     using (${mine} and amount_cents is null) with check (${mine} and amount_cents is null)`,
];

// For event streams: which of these purchases does each of these organisations see, asked of the policies themselves, as each one in turn. One
// statement serves all streams of a process. It runs with its caller's rights and shows no more than an ordinary read of each would.
const sight = [
  `create function purchases_seen(organisations uuid[], purchases uuid[]) returns table (seen_by uuid, seen uuid) language plpgsql volatile as $$
   declare acting uuid;
   begin
     foreach acting in array organisations loop
       perform set_config('tributary.organisation', acting::text, true);
       return query select acting, joint_purchase_id from joint_purchase where joint_purchase_id = any (purchases);
     end loop;
     perform set_config('tributary.organisation', '', true);
   end $$`,
  'revoke all on function purchases_seen(uuid[], uuid[]) from public',
  'grant execute on function purchases_seen(uuid[], uuid[]) to procurement_request',
];

/** What each district takes, and what it pays once that is fixed. */
export const commitmentTables = [
  ...tables,
  ...['commitment', 'commitment_line'].flatMap((table) => [...guardTable('procurement', table), ...seenWithPurchase(table)]),
  ...writing,
  ...sight,
];
