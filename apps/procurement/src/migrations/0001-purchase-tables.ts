import { jointPurchaseStatus, lotState } from '@tributary/contracts';
import { guardTable } from '@tributary/service-kit';
import { life } from '../joint-purchases/joint-purchase.rules.js';
import { seenWithPurchase } from './seen-with-purchase.js';

const oneOf = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(', ');

const purchaseKey =
  'foreign key (joint_purchase_id, lead_organisation_id) references joint_purchase (joint_purchase_id, lead_organisation_id)';

const tables = [
  // `decide_by` stands while a missed minimum awaits the buyer. `source` is where the prices come from, its contact included.
  `create table joint_purchase (
     joint_purchase_id uuid primary key,
     reference text not null,
     title text not null,
     lead_organisation_id uuid not null,
     status text not null check (status in (${oneOf(jointPurchaseStatus.options)})),
     source jsonb not null,
     cut_off_at timestamptz not null,
     invited_count integer not null check (invited_count > 0),
     drafted_at timestamptz not null,
     published_at timestamptz,
     closed_at timestamptz,
     decide_by timestamptz,
     priced_at timestamptz,
     given_up_at timestamptz,
     given_up_reason text,
     ended_at timestamptz,
     end_reason text,
     reminded_at timestamptz,
     told_days integer check (told_days in (3, 1)),
     unique (lead_organisation_id, reference),
     unique (joint_purchase_id, lead_organisation_id),
     check ((closed_at is null) = (decide_by is null)),
     check ((ended_at is null) = (end_reason is null)),
     check ((ended_at is null) = (status not in ('cancelled', 'unsuccessful'))),
     check (published_at is not null or status in ('draft', 'cancelled')),
     check (priced_at is not null or status <> 'priced'),
     check (closed_at is null or status = 'committing'),
     check ((given_up_at is null) = (given_up_reason is null))
   )`,
  `create index joint_purchase_open on joint_purchase (cut_off_at) where status = 'committing' and closed_at is null`,
  `create index joint_purchase_awaited on joint_purchase (decide_by) where decide_by is not null`,
  `create index joint_purchase_settled on joint_purchase (greatest(priced_at, ended_at))`,
  `create index joint_purchase_moving on joint_purchase (joint_purchase_id) where status in ('draft', 'committing')`,

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
     unspsc text not null,
     unit text not null,
     specification text not null,
     fee_e4 bigint not null check (fee_e4 >= 0),
     delivery jsonb not null,
     state text not null default 'open' check (state in (${oneOf(lotState.options)})),
     fixed_quantity bigint,
     fixed_unit_price_e4 integer,
     fixed_total_cents bigint,
     unique (joint_purchase_id, position),
     unique (lot_id, joint_purchase_id),
     ${purchaseKey}
   )`,

  `create table rung (
     lot_id uuid,
     from_quantity integer check (from_quantity > 0),
     unit_price_e4 integer not null check (unit_price_e4 > 0),
     joint_purchase_id uuid not null,
     lead_organisation_id uuid not null,
     primary key (lot_id, from_quantity),
     foreign key (lot_id, joint_purchase_id) references lot (lot_id, joint_purchase_id) on delete cascade,
     ${purchaseKey}
   )`,
  'create index rung_purchase on rung (joint_purchase_id)',

  // A rung whose price was reached once. The district by which it was reached writes it down, so it is a table and no column of the agency's row.
  `create table rung_reached (
     lot_id uuid,
     from_quantity integer,
     joint_purchase_id uuid not null,
     lead_organisation_id uuid not null,
     reached_at timestamptz not null,
     primary key (lot_id, from_quantity),
     foreign key (lot_id, from_quantity) references rung (lot_id, from_quantity),
     foreign key (lot_id, joint_purchase_id) references lot (lot_id, joint_purchase_id),
     ${purchaseKey}
   )`,

  // Opened when the purchase is published, or later for those who are added: before that an invited district sees nothing of it.
  `create table invitation (
     joint_purchase_id uuid,
     organisation_id uuid,
     lead_organisation_id uuid not null,
     leaid text not null,
     opened_at timestamptz,
     declined_at timestamptz,
     primary key (joint_purchase_id, organisation_id),
     ${purchaseKey}
   )`,
  'create index invitation_opened on invitation (organisation_id, joint_purchase_id) where opened_at is not null',

  // Whom a draft names, as it was written: networks as such, not their districts. For the agency alone.
  `create table named_in_draft (
     joint_purchase_id uuid primary key,
     lead_organisation_id uuid not null,
     organisation_ids uuid[] not null,
     network_ids uuid[] not null,
     ${purchaseKey}
   )`,

  // Why a district declined, for itself and the agency alone.
  `create table decline_reason (
     joint_purchase_id uuid,
     organisation_id uuid,
     lead_organisation_id uuid not null,
     reason text not null,
     primary key (joint_purchase_id, organisation_id),
     foreign key (joint_purchase_id, organisation_id) references invitation (joint_purchase_id, organisation_id)
   )`,

  // Whom to tell in a district in which nobody has a role: an address that the buyer gave. For the agency alone.
  `create table invitation_contact (
     contact_id uuid primary key,
     joint_purchase_id uuid not null,
     organisation_id uuid not null,
     lead_organisation_id uuid not null,
     email text not null,
     unique (joint_purchase_id, organisation_id),
     foreign key (joint_purchase_id, organisation_id) references invitation (joint_purchase_id, organisation_id)
   )`,
  'create index decline_reason_organisation on decline_reason (organisation_id)',
  ...['lot', 'rung', 'rung_reached', 'invitation', 'named_in_draft', 'decline_reason', 'invitation_contact'].map(
    (table) => `create index ${table}_lead on ${table} (lead_organisation_id)`,
  ),
];

// The one place that says who is invited and who takes part. It is asked by the policies of every table of a purchase, that of invitations
// included, so it runs as `sums`, whose own policy asks nothing: a policy that read its own table would recurse. It tells nobody more than their
// own invitations.
const circle = (name: string, condition: string): string[] => [
  `create function ${name}() returns setof uuid language sql stable security definer rows 20 set search_path = public, pg_temp
   as $$ select joint_purchase_id from invitation where organisation_id = current_organisation() and ${condition} $$`,
  `revoke all on function ${name}() from public`,
  `grant execute on function ${name}() to procurement_request`,
  `alter function ${name}() owner to procurement_sums`,
];

const circles = [
  ...circle('invited_to', 'opened_at is not null'),
  ...circle('participates_in', 'opened_at is not null and declined_at is null'),
  'grant select on invitation to procurement_sums',
  'create policy invitation_sums_select on invitation for select to procurement_sums using (true)',
];

// Whether somebody in a district can be told: it says that of any district to whoever has signed in, and of nobody who.
const reach = [
  `create function district_reachable(district uuid) returns boolean language sql stable security definer set search_path = public, pg_temp
   as $$ select exists (
     select from role_grant where organisation_id = district and role in ('purchasing-officer', 'district-admin') and state in ('active', 'offered')
       and (valid_to is null or valid_to > tributary_now())) $$`,
  'revoke all on function district_reachable(uuid) from public',
  'grant execute on function district_reachable(uuid) to procurement_request, procurement_worker',
  'alter function district_reachable(uuid) owner to procurement_sums',
  'grant select on role_grant to procurement_sums',
  'create policy role_grant_sums_select on role_grant for select to procurement_sums using (true)',
];

const lead = 'lead_organisation_id = current_organisation()';
const own = 'organisation_id = current_organisation()';

const reading = [
  ...['joint_purchase', 'lot', 'rung', 'rung_reached'].flatMap((table) => seenWithPurchase(table, 'invited_to')),
  // Who else is invited is for those who take part; whoever has declined still finds its own invitation.
  `grant select on invitation to procurement_request`,
  `create policy invitation_request_select on invitation for select to procurement_request
     using (${lead} or (${own} and opened_at is not null) or joint_purchase_id = any (array(select participates_in())))`,
  `grant select on named_in_draft to procurement_request`,
  `create policy named_in_draft_request_select on named_in_draft for select to procurement_request using (${lead})`,
  `grant select on decline_reason to procurement_request`,
  `create policy decline_reason_request_select on decline_reason for select to procurement_request using (${lead} or ${own})`,
  `grant select on invitation_contact to procurement_request`,
  `create policy invitation_contact_request_select on invitation_contact for select to procurement_request using (${lead})`,
  // History tells quantities of others and sums of all, so it is for those who take part; whoever has declined reads the agency's own steps.
  `create policy audit_request_select_purchase on audit for select to procurement_request
     using (exists (
       select from joint_purchase purchase where purchase.joint_purchase_id = audit.aggregate_id
         and (purchase.lead_organisation_id in (current_organisation(), audit.organisation_id)
           or purchase.joint_purchase_id = any (array(select participates_in())))))`,
];

const writes = (table: string, verb: 'insert' | 'update' | 'delete', condition: string): string => {
  const clauses = {
    insert: `with check (${condition})`,
    update: `using (${condition}) with check (${condition})`,
    delete: `using (${condition})`,
  };
  return `create policy ${table}_request_${verb} on ${table} for ${verb} to procurement_request ${clauses[verb]}`;
};

const inState = (condition: string): string =>
  `joint_purchase_id in (select purchase.joint_purchase_id from joint_purchase purchase where ${condition})`;
const draft = `${lead} and ${inState(`purchase.status = 'draft'`)}`;
const unsettled = inState(`purchase.status in ('draft', 'committing')`);
const open = inState(`purchase.status = 'committing' and purchase.closed_at is null`);

const steps = Object.entries(life).flatMap(([from, leaving]) => Object.values(leaving).map(({ to }) => `${from} ${to}`));

// What row security cannot say, since it sees one row at a time: from which state to which, and that what was published stands.
const stepping = [
  `create function refuse_step() returns trigger language plpgsql as $$
   begin
     if new.status <> old.status and old.status || ' ' || new.status not in (${oneOf([...new Set(steps)])}) then
       raise exception 'A purchase cannot go from % to %.', old.status, new.status;
     end if;
     if old.status <> 'draft' and ((new.title, new.source) is distinct from (old.title, old.source) or new.cut_off_at < old.cut_off_at) then
       raise exception 'A purchase cannot go back behind what was published.';
     end if;
     return new;
   end $$`,
  'create trigger joint_purchase_step before update on joint_purchase for each row execute function refuse_step()',
];

// What a cut-off fixes is left to the worker role: nobody can send it in. A draft's parts can be taken back; what was published stays.
const writing = [
  `grant insert, update (title, source, status, cut_off_at, invited_count, published_at, closed_at, decide_by, given_up_at, given_up_reason, ended_at, end_reason, reminded_at, told_days)
     on joint_purchase to procurement_request`,
  writes('joint_purchase', 'insert', `${lead} and status = 'draft'`),
  `create policy joint_purchase_request_update on joint_purchase for update to procurement_request
     using (${lead} and status in ('draft', 'committing')) with check (${lead} and status in ('draft', 'committing', 'cancelled'))`,
  'grant insert, delete on lot to procurement_request',
  writes(
    'lot',
    'insert',
    `${draft} and state = 'open' and fixed_quantity is null and fixed_unit_price_e4 is null and fixed_total_cents is null`,
  ),
  writes('lot', 'delete', draft),
  'grant insert, delete on rung to procurement_request',
  writes('rung', 'insert', draft),
  writes('rung', 'delete', draft),
  'grant insert, delete on named_in_draft to procurement_request',
  writes('named_in_draft', 'insert', draft),
  writes('named_in_draft', 'delete', draft),
  'grant insert on rung_reached to procurement_request',
  writes('rung_reached', 'insert', `joint_purchase_id = any (array(select participates_in())) and ${open}`),
  'grant insert, delete, update (opened_at, declined_at) on invitation to procurement_request',
  writes('invitation', 'insert', `${lead} and declined_at is null and ${unsettled}`),
  writes('invitation', 'delete', draft),
  // The agency opens the invitations of a draft; the answer is the district's own, while the purchase is open.
  writes('invitation', 'update', `(${draft} and declined_at is null) or (${own} and opened_at is not null and ${open})`),
  'grant insert, delete, update (reason) on decline_reason to procurement_request',
  writes('decline_reason', 'insert', own),
  writes('decline_reason', 'update', own),
  writes('decline_reason', 'delete', own),
  'grant insert on invitation_contact to procurement_request',
  writes('invitation_contact', 'insert', lead),
  'grant select, insert, update on reference_counter to procurement_request',
  `create policy reference_counter_request_select on reference_counter for select to procurement_request using (${lead})`,
  writes('reference_counter', 'insert', lead),
  writes('reference_counter', 'update', lead),
];

/** The purchase, its lots with their ladders, and who is invited. */
export const purchaseTables = [
  ...tables,
  ...['joint_purchase', 'reference_counter', 'lot', 'rung', 'rung_reached'].flatMap((table) => guardTable('procurement', table)),
  ...['invitation', 'named_in_draft', 'decline_reason', 'invitation_contact'].flatMap((table) => guardTable('procurement', table)),
  ...stepping,
  ...circles,
  ...reach,
  ...reading,
  ...writing,
];
