import { guardTable } from '@tributary/service-kit';

const own = 'organisation_id = current_organisation()';

// A district's office is copied from the directory; its other sites are its own. The office's id is its organisation's.
const tables = [
  `create table office (
     organisation_id uuid primary key,
     street text,
     city text not null,
     state text not null,
     zip text
   )`,
  `create table site (
     site_id uuid primary key default uuidv7(),
     organisation_id uuid not null,
     name text not null,
     street text not null,
     city text not null,
     state text not null,
     zip text not null,
     revision integer not null default 1,
     closed_at timestamptz
   )`,
  'create unique index site_name on site (organisation_id, lower(name)) where closed_at is null',
  `create table network (
     network_id uuid primary key,
     name text not null,
     member_ids uuid[] not null,
     ended boolean not null
   )`,
];

/** Where goods go, and districts that are named as one. */
export const placeTables = [
  ...tables,
  ...['office', 'site', 'network'].flatMap((table) => guardTable('procurement', table)),
  'grant select on office to procurement_request',
  `create policy office_request_select on office for select to procurement_request using (${own})`,
  'grant select, insert, update (name, street, city, state, zip, revision, closed_at) on site to procurement_request',
  `create policy site_request_select on site for select to procurement_request using (${own})`,
  `create policy site_request_insert on site for insert to procurement_request with check (${own})`,
  `create policy site_request_update on site for update to procurement_request using (${own}) with check (${own})`,
  'grant select on network to procurement_request',
  `create policy network_request_select on network for select to procurement_request
     using (exists (select from organisation o where o.organisation_id = current_organisation() and o.kind = 'agency'))`,
];
