import { guardTable } from '../database/tables.js';

/**
 * The SQL of the table `file`, for a migration of a service that keeps files; it needs `serviceTables` before it. An organisation reads, writes
 * and deletes its own rows. A file hangs on something: an app adds a policy for reading by others who may see that.
 */
export function fileTables(service: string): string[] {
  const own = 'organisation_id = current_organisation()';
  return [
    `create table file (
       file_id uuid primary key default uuidv7(),
       organisation_id uuid not null default current_organisation(),
       sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
       name text not null,
       media_type text not null,
       bytes integer not null check (bytes > 0),
       uploaded_by uuid not null default current_person(),
       uploaded_at timestamptz not null default tributary_now()
     )`,
    'create index file_organisation on file (organisation_id)',
    'create index file_sha256 on file (sha256)',
    ...guardTable(service, 'file'),
    `grant select, insert, delete on file to ${service}_request`,
    `create policy file_request_select on file for select to ${service}_request using (${own})`,
    `create policy file_request_insert on file for insert to ${service}_request with check (${own} and uploaded_by = current_person())`,
    `create policy file_request_delete on file for delete to ${service}_request using (${own})`,
  ];
}
