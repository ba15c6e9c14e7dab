import { guardTable } from '@tributary/service-kit';

/** Agency, districts and their imports, for the first migration. Facts are open to every signed-in organisation; the agency alone writes them. */
export function organisationTables(): string[] {
  return [...organisation(), ...agency(), ...district(), ...districtHistory(), ...districtImport(), ...stagedDistrict()];
}

// The guard reads this table before it knows for whom somebody acts, and so do 'who am I' and accepting a role: any signed-in caller sees it.
function organisation(): string[] {
  return [
    `create table organisation (
       organisation_id uuid primary key,
       kind text not null check (kind in ('agency', 'district')),
       name text not null,
       leaid text unique check (leaid ~ '^[0-9]{7}$'),
       zone text not null,
       check ((kind = 'district') = (leaid is not null))
     )`,
    `create index organisation_by_name on organisation (lower(name), organisation_id) where kind = 'district'`,
    ...guardTable('districts', 'organisation'),
    'grant select, insert, update on organisation to districts_request',
    'create policy organisation_request_select on organisation for select to districts_request using (current_caller() is not null)',
  ];
}

// One installation has one agency, and the database says so: `one` can hold a single value once.
function agency(): string[] {
  return [
    `create table agency (
       organisation_id uuid primary key references organisation,
       one boolean not null default true unique check (one),
       colour text not null,
       sender_address text not null
     )`,
    ...guardTable('districts', 'agency'),
    'grant select on agency to districts_request',
    'create policy agency_request_select on agency for select to districts_request using (current_caller() is not null)',
    `create function acts_as_agency() returns boolean language sql stable
     return exists (select from agency where organisation_id = current_organisation())`,
    ...agencyWrites('organisation', `kind = 'district'`),
  ];
}

function district(): string[] {
  return [
    `create table district (
       organisation_id uuid primary key references organisation,
       status text not null,
       type text not null,
       street text,
       city text not null,
       state text not null check (state ~ '^[A-Z]{2}$'),
       zip text,
       phone text,
       website text,
       county text,
       locale text,
       latitude double precision,
       longitude double precision,
       students integer,
       teachers_fte double precision,
       lowest_grade text,
       highest_grade text,
       operational_schools integer,
       directory_year text,
       position_year text,
       enrolment_year text
     )`,
    ...guardTable('districts', 'district'),
    'grant select, insert, update on district to districts_request',
    openToOrganisations('district'),
    ...agencyWrites('district', 'true'),
    // A district's timeline is as open as its facts, although the agency made the changes.
    `create policy audit_request_select_district on audit for select to districts_request
     using ((select current_organisation()) is not null and exists (select from district d where d.organisation_id = audit.aggregate_id))`,
  ];
}

function districtHistory(): string[] {
  return [
    `create table district_history (
       history_id uuid primary key,
       organisation_id uuid not null references district,
       import_id uuid not null,
       at timestamptz not null,
       facts jsonb not null
     )`,
    'create index district_history_district on district_history (organisation_id, at)',
    ...guardTable('districts', 'district_history'),
    'grant select, insert on district_history to districts_request',
    openToOrganisations('district_history'),
    `create policy district_history_request_insert on district_history for insert to districts_request with check ((select acts_as_agency()))`,
  ];
}

function districtImport(): string[] {
  return [
    `create table district_import (
       import_id uuid primary key,
       organisation_id uuid not null references organisation,
       person_id uuid not null,
       file_name text,
       state text not null check (state in ('reading', 'applying', 'applied', 'refused', 'failed')),
       started_at timestamptz not null,
       state_since timestamptz not null,
       told_at timestamptz not null,
       layout text,
       bytes integer,
       bytes_read integer not null,
       rows_read integer not null,
       rejected_total integer not null,
       rows_applied integer not null,
       problem jsonb,
       report jsonb,
       check ((state in ('applied', 'refused')) = (report is not null)),
       check ((state = 'failed') = (problem is not null))
     )`,
    'create index district_import_organisation on district_import (organisation_id, import_id)',
    ...guardTable('districts', 'district_import'),
    // Its beginning and how far it is are written outside its transaction, by the worker; only the end belongs to it.
    'grant select, update (state, state_since, told_at, report) on district_import to districts_request',
    `create policy district_import_request_select on district_import for select to districts_request
     using (organisation_id = current_organisation())`,
    `create policy district_import_request_update on district_import for update to districts_request
     using (organisation_id = current_organisation() and (select acts_as_agency()))
     with check (organisation_id = current_organisation() and (select acts_as_agency()))`,
  ];
}

// Rows of a file between reading and applying. They come and go within one transaction, so nobody else ever sees one.
function stagedDistrict(): string[] {
  return [
    `create table staged_district (
       import_id uuid not null,
       leaid text not null,
       line integer not null,
       facts jsonb not null,
       primary key (import_id, leaid)
     )`,
    'create index staged_district_line on staged_district (import_id, line)',
    ...guardTable('districts', 'staged_district'),
    'grant select, insert, delete on staged_district to districts_request',
    ...['select', 'delete'].map(
      (verb) =>
        `create policy staged_district_request_${verb} on staged_district for ${verb} to districts_request using ((select acts_as_agency()))`,
    ),
    `create policy staged_district_request_insert on staged_district for insert to districts_request with check ((select acts_as_agency()))`,
  ];
}

function openToOrganisations(table: string): string {
  return `create policy ${table}_request_select on ${table} for select to districts_request
          using ((select current_organisation()) is not null)`;
}

function agencyWrites(table: string, rows: string): string[] {
  return [
    `create policy ${table}_request_insert on ${table} for insert to districts_request with check ((select acts_as_agency()) and ${rows})`,
    `create policy ${table}_request_update on ${table} for update to districts_request
     using ((select acts_as_agency()) and ${rows}) with check ((select acts_as_agency()) and ${rows})`,
  ];
}
