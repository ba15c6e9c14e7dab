import type { Client } from 'pg';

/** A table of the schema `public` as PostgreSQL's catalogue has it. */
export interface CatalogueTable {
  readonly table: string;
  readonly secured: boolean;
  readonly forced: boolean;
  /** The columns that the request role may read, and those that it may change. */
  readonly selectable: readonly string[];
  readonly updatable: readonly string[];
  /** What the request role may do with the whole table, such as DELETE. */
  readonly privileges: readonly string[];
}

const COLUMNS = 'select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped';
const TABLES = `
  select c.relname as "table", c.relrowsecurity as secured, c.relforcerowsecurity as forced,
         array(${COLUMNS} and has_column_privilege($1, c.oid, a.attnum, 'SELECT')) as selectable,
         array(${COLUMNS} and has_column_privilege($1, c.oid, a.attnum, 'UPDATE') and a.attidentity = '' and a.attgenerated = '') as updatable,
         array(select p from unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER', 'REFERENCES']) p
               where has_table_privilege($1, c.oid, p)) as privileges
  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`;

/** Every table of the database, and what the request role may do with each. */
export async function catalogue(admin: Client, service: string): Promise<CatalogueTable[]> {
  const { rows } = await admin.query<CatalogueTable>(TABLES, [`${service}_request`]);
  return rows;
}

const ROLES = `
  select rolname as role from pg_roles
  where rolname = any ($1) and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)`;

const MEMBERS = `
  select m.rolname || ' is a member of ' || r.rolname as finding
  from pg_auth_members a join pg_roles m on m.oid = a.member join pg_roles r on r.oid = a.roleid
  where m.rolname = any ($1)`;

// A comparison with who is asking, as the catalogue prints it: (organisation_id = current_organisation()).
const COMPARED = `
  select p.tablename || '.' || m.column || ' stands in a policy and begins no index' as finding
  from pg_policies p
  cross join lateral (
    select distinct (regexp_matches(concat_ws(' ', p.qual, p.with_check), '\\((\\w+) = current_(?:organisation|person|caller)\\(\\)', 'g'))[1] as column
  ) m
  join pg_attribute a on a.attrelid = format('public.%I', p.tablename)::regclass and a.attname = m.column
  where p.schemaname = 'public' and p.cmd <> 'INSERT' and not exists (
    select from pg_index i where i.indrelid = a.attrelid and i.indkey[0] = a.attnum)`;

/** What is wrong with the service's roles and with the indexes behind its policies. */
export async function roleFindings(admin: Client, service: string): Promise<string[]> {
  const roles = ['request', 'worker'].map((part) => `${service}_${part}`);
  const mighty = await admin.query<{ role: string }>(ROLES, [roles]);
  const members = await admin.query<{ finding: string }>(MEMBERS, [roles]);
  const compared = await admin.query<{ finding: string }>(COMPARED);
  return [
    ...mighty.rows.map(({ role }) => `${role} has more rights than a role of a service may have`),
    ...[...members.rows, ...compared.rows].map(({ finding }) => finding),
  ];
}
