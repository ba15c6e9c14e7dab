import { guardTable } from '@tributary/service-kit';
import { seenWithPurchase } from './seen-with-purchase.js';

const ofCommitment = `foreign key (commitment_id, joint_purchase_id, organisation_id, lead_organisation_id)
       references commitment (commitment_id, joint_purchase_id, organisation_id, lead_organisation_id)`;

// Only who is invited can have a commitment, and a part's columns are its commitment's: both are left to foreign keys.
const tables = [
  // Whoever hangs a file on something hangs up one of its own.
  'create unique index file_owner on file (file_id, organisation_id)',

  `create table commitment (
     commitment_id uuid primary key default uuidv7(),
     joint_purchase_id uuid not null,
     organisation_id uuid not null,
     lead_organisation_id uuid not null,
     leaid text not null,
     revision integer not null,
     withdrawn boolean not null default false,
     approved_on date,
     approval_file_id uuid,
     committed_by uuid not null,
     changed_at timestamptz not null,
     left_out text check (left_out in ('ceiling', 'minimum')),
     amount_cents bigint check (amount_cents >= 0),
     unique (joint_purchase_id, organisation_id),
     unique (commitment_id, joint_purchase_id, organisation_id, lead_organisation_id),
     foreign key (approval_file_id, organisation_id) references file (file_id, organisation_id),
     foreign key (joint_purchase_id, organisation_id) references invitation (joint_purchase_id, organisation_id),
     foreign key (joint_purchase_id, lead_organisation_id) references joint_purchase (joint_purchase_id, lead_organisation_id)
   )`,

  // What a basket takes of a lot: q and n. `quantity` is the sum of its lines, so that figures of all districts need no line.
  `create table commitment_lot (
     commitment_id uuid,
     lot_id uuid,
     joint_purchase_id uuid not null,
     organisation_id uuid not null,
     lead_organisation_id uuid not null,
     quantity integer not null check (quantity between 1 and 1000000),
     tolerance integer not null check (tolerance between 0 and 1000000),
     fixed_quantity integer,
     amount_cents bigint check (amount_cents >= 0),
     primary key (commitment_id, lot_id),
     foreign key (lot_id, joint_purchase_id) references lot (lot_id, joint_purchase_id),
     ${ofCommitment}
   )`,
  'create index commitment_lot_lot on commitment_lot (lot_id) include (quantity, tolerance)',

  // The site's name, ZIP code and delivery are kept as they were when the basket was sent: what it binds to does not move with the address.
  `create table commitment_line (
     commitment_id uuid,
     lot_id uuid,
     site_id uuid,
     joint_purchase_id uuid not null,
     organisation_id uuid not null,
     lead_organisation_id uuid not null,
     site jsonb not null,
     delivery_e4 bigint not null check (delivery_e4 >= 0),
     quantity integer not null check (quantity between 1 and 1000000),
     fixed_quantity integer,
     amount_cents bigint check (amount_cents >= 0),
     primary key (commitment_id, lot_id, site_id),
     foreign key (commitment_id, lot_id) references commitment_lot (commitment_id, lot_id) on delete cascade,
     ${ofCommitment}
   )`,

  // What a district tells nobody: its ceiling, and what it pays alone. Row security hides rows, not columns, so it is a table of its own, read by
  // its own district and by the worker that prices.
  `create table own_terms (
     commitment_id uuid,
     lot_id uuid,
     joint_purchase_id uuid not null,
     organisation_id uuid not null,
     lead_organisation_id uuid not null,
     ceiling_e4 bigint check (ceiling_e4 > 0),
     alone_price_e4 integer check (alone_price_e4 > 0),
     salt text not null,
     left_out boolean not null default false,
     primary key (commitment_id, lot_id),
     foreign key (commitment_id, lot_id) references commitment_lot (commitment_id, lot_id) on delete cascade,
     ${ofCommitment}
   )`,
  ...['commitment', 'commitment_lot', 'commitment_line', 'own_terms'].flatMap((table) => [
    `create index ${table}_organisation on ${table} (organisation_id)`,
    `create index ${table}_purchase on ${table} (joint_purchase_id)`,
  ]),
  ...['commitment', 'commitment_lot', 'commitment_line'].map((table) => `create index ${table}_lead on ${table} (lead_organisation_id)`),
];

const own = 'organisation_id = current_organisation()';
const open = `joint_purchase_id in (select joint_purchase_id from joint_purchase where status = 'committing' and closed_at is null)`;
const mine = `${own} and joint_purchase_id = any (array(select participates_in()))`;

// Quantities are open among those who take part; writing is one's own only, and an amount is fixed by the worker role alone.
const writing = [
  'grant insert (commitment_id, lot_id, joint_purchase_id, organisation_id, lead_organisation_id, quantity, tolerance), delete on commitment_lot to procurement_request',
  `grant insert (commitment_id, lot_id, site_id, joint_purchase_id, organisation_id, lead_organisation_id, site, delivery_e4, quantity), delete
     on commitment_line to procurement_request`,
  `grant insert (joint_purchase_id, organisation_id, lead_organisation_id, leaid, revision, committed_by, changed_at, approved_on, approval_file_id),
     update (revision, withdrawn, approved_on, approval_file_id, committed_by, changed_at) on commitment to procurement_request`,
  `create policy commitment_request_insert on commitment for insert to procurement_request with check (${mine} and ${open})`,
  `create policy commitment_request_update on commitment for update to procurement_request
     using (${mine} and ${open}) with check (${mine} and ${open})`,
  ...['commitment_lot', 'commitment_line'].flatMap((table) => [
    `create policy ${table}_request_insert on ${table} for insert to procurement_request with check (${mine} and ${open})`,
    `create policy ${table}_request_delete on ${table} for delete to procurement_request using (${mine} and ${open})`,
  ]),
  'grant select, insert, delete on own_terms to procurement_request',
  `create policy own_terms_request_select on own_terms for select to procurement_request using (${own})`,
  `create policy own_terms_request_insert on own_terms for insert to procurement_request with check (${mine} and ${open})`,
  `create policy own_terms_request_delete on own_terms for delete to procurement_request using (${own} and ${open})`,
];

// For event streams: which of these purchases does each of these organisations see, may it see the quantities of all, and what is its own basket,
// its ceilings included: asked of the policies themselves, as each one in turn. One statement serves all streams of a process. It runs with its
// caller's rights and shows no more than an ordinary read of each would.
const sight = [
  `create function purchases_seen(organisations uuid[], purchases uuid[])
     returns table (seen_by uuid, seen uuid, takes_part boolean, own jsonb) language plpgsql volatile as $$
   declare acting uuid;
   begin
     foreach acting in array organisations loop
       perform set_config('tributary.organisation', acting::text, true);
       return query
         select acting, purchase.joint_purchase_id,
                purchase.lead_organisation_id = acting or purchase.joint_purchase_id in (select participates_in()),
                (select jsonb_build_object('revision', c.revision, 'commitmentId', c.commitment_id, 'organisationId', c.organisation_id, 'leaid', c.leaid,
                   'lots', (select jsonb_agg(jsonb_build_object('lotId', l.lot_id, 'tolerance', l.tolerance, 'ceilingE4', t.ceiling_e4,
                              'lines', (select jsonb_agg(jsonb_build_object('siteId', x.site_id, 'quantity', x.quantity, 'deliveryE4', x.delivery_e4))
                                        from commitment_line x where x.commitment_id = l.commitment_id and x.lot_id = l.lot_id)))
                            from commitment_lot l join own_terms t using (commitment_id, lot_id) where l.commitment_id = c.commitment_id))
                 from commitment c
                 where c.joint_purchase_id = purchase.joint_purchase_id and c.organisation_id = acting and not c.withdrawn)
         from joint_purchase purchase where purchase.joint_purchase_id = any (purchases);
     end loop;
     perform set_config('tributary.organisation', '', true);
   end $$`,
  'revoke all on function purchases_seen(uuid[], uuid[]) from public',
  'grant execute on function purchases_seen(uuid[], uuid[]) to procurement_request',
];

/** What each district takes, where it stays in, and what it pays once that is fixed. */
export const commitmentTables = [
  ...tables,
  ...['commitment', 'commitment_lot', 'commitment_line', 'own_terms'].flatMap((table) => guardTable('procurement', table)),
  ...['commitment', 'commitment_lot', 'commitment_line'].flatMap((table) => seenWithPurchase(table, 'participates_in')),
  ...writing,
  ...sight,
];
