/**
 * The SQL statements that make messaging's tables in a service's database, for its first migration, run by the owner.
 * The request role writes aggregates and events and reads nothing of the rest; the worker role runs the relay and the consumers.
 */
export function messagingTables(service: string): string[] {
  return [
    ...aggregateTable(service),
    ...outboxTable(service),
    ...[INBOX, WAITING, SKIP, QUARANTINE, POSITION].flatMap(({ table, sql }) => [...sql, ...guard(service, table)]),
  ];
}

function aggregateTable(service: string): string[] {
  return [
    `create table aggregate (
       id uuid primary key,
       epoch bigint not null default 0,
       version integer not null default 0
     ) with (fillfactor = 70)`,
    ...guard(service, 'aggregate'),
    `grant select, insert, update on aggregate to ${service}_request`,
    `create policy aggregate_request_select on aggregate for select to ${service}_request using (true)`,
    `create policy aggregate_request_insert on aggregate for insert to ${service}_request with check (true)`,
    `create policy aggregate_request_update on aggregate for update to ${service}_request using (true) with check (true)`,
  ];
}

// Rows come and go at the speed of the traffic: without frequent vacuum the table would grow with its past. The relay may vacuum it itself.
function outboxTable(service: string): string[] {
  return [
    `create table outbox (
       sequence bigint generated always as identity primary key,
       id uuid not null default uuidv7(),
       topic text not null,
       aggregate_id text not null,
       type text not null,
       type_version integer not null,
       epoch bigint not null,
       version integer not null,
       occurred_at timestamptz not null default clock_timestamp(),
       correlation_id text not null,
       traceparent text not null,
       data json
     ) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_cost_delay = 0)`,
    ...guard(service, 'outbox'),
    `grant maintain on outbox to ${service}_worker`,
    `grant insert on outbox to ${service}_request`,
    `create policy outbox_request_insert on outbox for insert to ${service}_request with check (true)`,
  ];
}

const INBOX = {
  table: 'inbox',
  sql: [
    `create table inbox (
       consumer text, topic text, aggregate text,
       epoch bigint not null default 0,
       version integer not null default 0,
       primary key (consumer, topic, aggregate)
     ) with (fillfactor = 70)`,
  ],
};

const WAITING = {
  table: 'waiting',
  sql: [
    `create table waiting (
       consumer text, topic text, aggregate text, epoch bigint, version integer,
       partition integer not null,
       "offset" bigint not null,
       type text not null,
       payload bytea,
       attempts integer not null default 0,
       since timestamptz not null default clock_timestamp(),
       next_at timestamptz,
       parked_at timestamptz,
       cause text,
       primary key (consumer, topic, aggregate, epoch, version)
     )`,
    'create index waiting_due on waiting (consumer, next_at) where parked_at is null and next_at is not null',
    'create index waiting_queued on waiting (consumer, since) where parked_at is null and next_at is null',
  ],
};

const SKIP = {
  table: 'skip',
  sql: [
    `create table skip (
       consumer text, topic text, aggregate text, epoch bigint, version integer,
       who text not null,
       why text not null,
       at timestamptz not null default clock_timestamp(),
       primary key (consumer, topic, aggregate, epoch, version)
     )`,
  ],
};

const QUARANTINE = {
  table: 'quarantine',
  sql: [
    `create table quarantine (
       consumer text, topic text, partition integer, "offset" bigint,
       key bytea,
       value bytea,
       headers json not null,
       cause text not null,
       at timestamptz not null default clock_timestamp(),
       primary key (consumer, topic, partition, "offset")
     )`,
  ],
};

const POSITION = {
  table: 'position',
  sql: [
    `create table position (
       consumer text, topic text, partition integer,
       generation integer not null default 0,
       next_offset bigint not null default 0,
       silent_to bigint not null default 0,
       primary key (consumer, topic, partition)
     ) with (fillfactor = 50)`,
  ],
};

// Row security is forced so that even the owner, who runs migrations alone, sees no rows by accident.
function guard(service: string, table: string): string[] {
  return [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `grant select, insert, update, delete on ${table} to ${service}_worker`,
    `create policy ${table}_worker_all on ${table} for all to ${service}_worker using (true) with check (true)`,
  ];
}
