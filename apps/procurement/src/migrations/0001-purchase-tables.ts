import { jointPurchaseStatus } from '@tributary/contracts';
import { guardTable } from '@tributary/service-kit';
import { seenWithPurchase } from './seen-with-purchase.js';

const statuses = jointPurchaseStatus.options.map((status) => `'${status}'`).join(', ');

const tables = [
  `create table joint_purchase (
     joint_purchase_id uuid primary key,
     reference text not null,
     title text not null,
     lead_organisation_id uuid not null,
     status text not null check (status in (${statuses})),
     cut_off_at timestamptz not null,
     invited_count integer not null check (invited_count > 0),
     drafted_at timestamptz not null,
     published_at timestamptz,
     closed_at timestamptz,
     priced_at timestamptz,
     unique (lead_organisation_id, reference),
     unique (joint_purchase_id, lead_organisation_id)
   )`,
  `create index joint_purchase_open on joint_purchase (cut_off_at) where status = 'committing' and closed_at is null`,

  `create index joint_purchase_moving on joint_purchase (joint_purchase_id) where status in ('draft', 'committing')`,
  'create index joint_purchase_priced on joint_purchase (priced_at)',

  // Whoever takes the next number of a year holds its row until the commit, so references have neither gap nor double.
  `create table reference_counter (
     lead_organisation_id uuid,
     year integer,
     last_number integer not null,
     primary key (lead_organisation_id, year)
   )`,

  `create table lot (
     lot_id uuid primary key,
     joint_purchase_id uuid not null,
     lead_organisation_id uuid not null,
     position integer not null,
     title text not null,
     unit text not null,
     fixed_quantity bigint,
     fixed_unit_price_e4 integer,
     unique (joint_purchase_id, position),
     unique (lot_id, joint_purchase_id),
     foreign key (joint_purchase_id, lead_organisation_id) references joint_purchase (joint_purchase_id, lead_organisation_id)
   )`,

  `create table rung (
     lot_id uuid,
     from_quantity integer check (from_quantity > 0),
     unit_price_e4 integer not null check (unit_price_e4 > 0),
     joint_purchase_id uuid not null,
     lead_organisation_id uuid not null,
     primary key (lot_id, from_quantity),
     foreign key (lot_id, joint_purchase_id) references lot (lot_id, joint_purchase_id),
     foreign key (joint_purchase_id, lead_organisation_id) references joint_purchase (joint_purchase_id, lead_organisation_id)
   )`,
  'create index rung_purchase on rung (joint_purchase_id)',

  // Opened when the purchase is published: before that an invited district sees nothing of it.
  `create table invitation (
     joint_purchase_id uuid,
     organisation_id uuid,
     lead_organisation_id uuid not null,
     leaid text not null,
     opened_at timestamptz,
     primary key (joint_purchase_id, organisation_id),
     foreign key (joint_purchase_id, lead_organisation_id) references joint_purchase (joint_purchase_id, lead_organisation_id)
   )`,
  'create index invitation_opened on invitation (organisation_id, joint_purchase_id) where opened_at is not null',
  ...['lot', 'rung', 'invitation'].map((table) => `create index ${table}_lead on ${table} (lead_organisation_id)`),
];

// The one place that says who takes part. It is asked by the policies of every table of a purchase, this one included, so it runs as `sums`,
// whose own policy asks nothing: a policy that read its own table would recurse. It tells nobody more than their own invitations.
const participation = [
  `create function participates_in() returns setof uuid language sql stable security definer rows 20 set search_path = public, pg_temp
   as $$ select joint_purchase_id from invitation where organisation_id = current_organisation() and opened_at is not null $$`,
  'revoke all on function participates_in() from public',
  'grant execute on function participates_in() to procurement_request',
  'alter function participates_in() owner to procurement_sums',
  'grant select on invitation to procurement_sums',
  'create policy invitation_sums_select on invitation for select to procurement_sums using (true)',
];

const reading = [
  ...['joint_purchase', 'lot', 'rung', 'invitation'].flatMap(seenWithPurchase),
  // The history of a purchase is as open as the purchase, the steps of others and of the clock included.
  `create policy audit_request_select_purchase on audit for select to procurement_request
     using (exists (select from joint_purchase where joint_purchase_id = audit.aggregate_id))`,
];

const mine = 'lead_organisation_id = current_organisation()';

// What a cut-off fixes is left to the worker role: nobody can send it in.
const writing = [
  'grant insert, update (status, published_at) on joint_purchase to procurement_request',
  `create policy joint_purchase_request_insert on joint_purchase for insert to procurement_request with check (${mine} and status = 'draft')`,
  `create policy joint_purchase_request_update on joint_purchase for update to procurement_request
     using (${mine} and status = 'draft') with check (${mine} and status in ('draft', 'committing'))`,
  'grant insert on lot to procurement_request',
  `create policy lot_request_insert on lot for insert to procurement_request
     with check (${mine} and fixed_quantity is null and fixed_unit_price_e4 is null)`,
  'grant insert on rung to procurement_request',
  `create policy rung_request_insert on rung for insert to procurement_request with check (${mine})`,
  'grant insert, update (opened_at) on invitation to procurement_request',
  `create policy invitation_request_insert on invitation for insert to procurement_request with check (${mine})`,
  `create policy invitation_request_update on invitation for update to procurement_request using (${mine}) with check (${mine})`,
  'grant select, insert, update on reference_counter to procurement_request',
  `create policy reference_counter_request_select on reference_counter for select to procurement_request using (${mine})`,
  `create policy reference_counter_request_insert on reference_counter for insert to procurement_request with check (${mine})`,
  `create policy reference_counter_request_update on reference_counter for update to procurement_request using (${mine}) with check (${mine})`,
];

/** The purchase, its lots with their ladders, and who is invited. */
export const purchaseTables = [
  ...tables,
  ...['joint_purchase', 'reference_counter', 'lot', 'rung', 'invitation'].flatMap((table) => guardTable('procurement', table)),
  ...participation,
  ...reading,
  ...writing,
];
