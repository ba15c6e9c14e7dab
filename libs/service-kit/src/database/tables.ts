/** Turns on row security for a table, also for its owner, and gives the worker role all of it. The first statements after each `create table`. */
export function guardTable(service: string, table: string): string[] {
  return [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `grant select, insert, update, delete on ${table} to ${service}_worker`,
    `create policy ${table}_worker_all on ${table} for all to ${service}_worker using (true) with check (true)`,
  ];
}

/**
 * The SQL of service-kit's part of a service's first migration, run by the owner before any other table: the functions that policies and
 * clocks use, and the tables clock_offset, audit and idempotency. The audit table names `aggregate`'s versions, so messaging's tables come first or after.
 */
export function serviceTables(service: string): string[] {
  return [...callerFunctions(), ...clock(service), ...audit(service), ...idempotency(service)];
}

// Each is null where nothing is set, and compares to nothing: no rows. They are plain SQL so that the planner puts them into the policy.
function callerFunctions(): string[] {
  const setting = (name: string, cast: string): string => `nullif(current_setting('tributary.${name}', true), '')${cast}`;
  return [
    `create function current_organisation() returns uuid language sql stable parallel safe return (${setting('organisation', '::uuid')})`,
    `create function current_person() returns uuid language sql stable parallel safe return (${setting('person', '::uuid')})`,
    `create function current_caller() returns text language sql stable parallel safe return (${setting('caller', '')})`,
    `create function current_email() returns text language sql stable parallel safe return (${setting('email', '')})`,
  ];
}

// The offset moves forward only, by the owner, in tests; production refuses to start unless it is 0.
function clock(service: string): string[] {
  return [
    `create table clock_offset (
       one boolean primary key default true check (one),
       offset_ms bigint not null default 0 check (offset_ms >= 0)
     )`,
    'insert into clock_offset default values',
    ...guardTable(service, 'clock_offset'),
    `revoke insert, update, delete on clock_offset from ${service}_worker`,
    `grant select on clock_offset to ${service}_request, ${service}_sums`,
    'create policy clock_offset_all_select on clock_offset for select using (true)',
    `create policy clock_offset_owner_update on clock_offset for update to ${service}_owner using (true) with check (true)`,
    `create function refuse_earlier_clock() returns trigger language plpgsql as $$
     begin
       if new.offset_ms < old.offset_ms then raise exception 'The clock moves forward only.'; end if;
       return new;
     end $$`,
    'create trigger clock_offset_forward before update on clock_offset for each row execute function refuse_earlier_clock()',
    `create function tributary_now() returns timestamptz language sql volatile
     return (select clock_timestamp() + offset_ms * interval '1 millisecond' from clock_offset)`,
  ];
}

// Who may see an aggregate may see its history: an app adds a policy of its own for others than the organisation that made the change.
function audit(service: string): string[] {
  return [
    `create table audit (
       id uuid primary key default uuidv7(),
       aggregate_id uuid not null,
       version integer not null,
       at timestamptz not null default tributary_now(),
       person_id uuid,
       organisation_id uuid,
       action text not null,
       facts jsonb not null
     )`,
    'create index audit_aggregate on audit (aggregate_id, id)',
    'create index audit_organisation on audit (organisation_id)',
    ...guardTable(service, 'audit'),
    `revoke update, delete on audit from ${service}_worker`,
    `grant select, insert on audit to ${service}_request`,
    `create policy audit_request_select on audit for select to ${service}_request using (organisation_id = current_organisation())`,
    `create policy audit_request_insert on audit for insert to ${service}_request with check (
       current_caller() is not null
       and (current_organisation() is null or organisation_id = current_organisation())
       and (current_person() is null or person_id = current_person()))`,
  ];
}

function idempotency(service: string): string[] {
  return [
    `create table idempotency (
       scope bytea primary key,
       caller text not null default current_caller(),
       body_hash bytea not null,
       status smallint not null,
       answer json,
       at timestamptz not null default clock_timestamp()
     )`,
    'create index idempotency_at on idempotency (at)',
    'create index idempotency_caller on idempotency (caller)',
    ...guardTable(service, 'idempotency'),
    `grant select, insert on idempotency to ${service}_request`,
    `create policy idempotency_request_select on idempotency for select to ${service}_request using (caller = current_caller())`,
    `create policy idempotency_request_insert on idempotency for insert to ${service}_request with check (caller = current_caller())`,
  ];
}
