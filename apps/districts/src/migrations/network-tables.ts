import { guardTable } from '@tributary/service-kit';

/** Networks, for the first migration: the agency writes them, and each district reads those that it belongs to. */
export function networkTables(): string[] {
  const visible = 'organisation_id = current_organisation() or members @> array[current_organisation()]';
  return [
    `create table network (
       network_id uuid primary key,
       organisation_id uuid not null references organisation,
       name text not null,
       members uuid[] not null check (cardinality(members) > 0),
       revision integer not null check (revision > 0),
       changed_at timestamptz not null,
       ended boolean not null
     )`,
    // The name of a network that has ended is free again.
    'create unique index network_once on network (lower(name)) where not ended',
    'create index network_organisation on network (organisation_id)',
    'create index network_members on network using gin (members)',
    ...guardTable('districts', 'network'),
    'grant select, insert, update (name, members, revision, changed_at, ended) on network to districts_request',
    `create policy network_request_select on network for select to districts_request using (${visible})`,
    `create policy network_request_insert on network for insert to districts_request
     with check (organisation_id = current_organisation() and (select acts_as_agency()))`,
    `create policy network_request_update on network for update to districts_request
     using (organisation_id = current_organisation() and (select acts_as_agency()))
     with check (organisation_id = current_organisation() and (select acts_as_agency()))`,
    // Whoever sees a network sees its history.
    `create policy audit_request_select_network on audit for select to districts_request
     using ((select current_organisation()) is not null and exists (select from network n where n.network_id = audit.aggregate_id))`,
  ];
}
