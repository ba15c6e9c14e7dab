import { type Client, escapeIdentifier } from 'pg';
import type { FreshDatabase } from './fresh-database.js';
import { withClient } from './sql.js';
import { type CatalogueTable, catalogue, roleFindings } from './tenancy-catalogue.js';

type Row = Readonly<Record<string, unknown>>;

/** Whom a request acts for. */
export interface Tenant {
  readonly organisationId: string | null;
  readonly personId: string | null;
}

export interface TenancyCheck {
  readonly database: Pick<FreshDatabase, 'service' | 'adminUrl' | 'requestUrl'>;
  /** The organisations and persons to ask as; the database holds rows of each of them. */
  readonly tenants: readonly Tenant[];
  /**
   * Tables in which a tenant may see more than rows of its own organisation, each with what it may see. Without an entry here, a row without an
   * `organisation_id`, or with another's, is a leak.
   */
  readonly mayRead?: Readonly<Record<string, (row: Row, tenant: Tenant) => boolean>>;
  /** The same for changing and deleting. */
  readonly mayWrite?: Readonly<Record<string, (row: Row, tenant: Tenant) => boolean>>;
  /** Tables without tenant data, which a request may read with nothing set. */
  readonly open?: readonly string[];
}

// Tables of messaging and service-kit that hold nothing of a tenant. Every request may lock and advance an aggregate.
const OPEN = ['aggregate', 'clock_offset'];
const LOCKABLE = ['aggregate'];
// Written by TypeORM, and nobody but the owner reaches it.
const UNSECURED = ['migrations'];

/**
 * Asks the catalogue for every table, and each table, as the request role, for all its rows: as each tenant, and with nothing set. It also tries
 * to change and to delete all of them. Gives a sentence for each leak, for each table without forced row security, for a column of a policy
 * without an index, and for a role that may too much; none where all is well. Nothing is changed.
 */
export async function checkTenancy(check: TenancyCheck): Promise<string[]> {
  const { service, adminUrl, requestUrl } = check.database;
  const { tables, findings } = await withClient(adminUrl, async (admin) => ({
    tables: await catalogue(admin, service),
    findings: await roleFindings(admin, service),
  }));
  findings.push(...tables.flatMap(unsecured));
  await withClient(requestUrl, async (client) => {
    const nobody: Tenant = { organisationId: null, personId: null };
    for (const tenant of [nobody, ...check.tenants]) {
      for (const table of tables) findings.push(...(await leaks(client, table, tenant, check)));
    }
  });
  return findings;
}

function unsecured({ table, secured, forced, privileges }: CatalogueTable): string[] {
  if (UNSECURED.includes(table)) return privileges.length === 0 ? [] : [`a request has rights on ${table}`];
  const mighty = privileges.filter((privilege) => ['TRUNCATE', 'TRIGGER', 'REFERENCES'].includes(privilege));
  return [
    ...(secured && forced ? [] : [`${table} has no forced row security`]),
    ...mighty.map((privilege) => `a request has ${privilege} on ${table}, which row security does not bind`),
  ];
}

async function leaks(client: Client, table: CatalogueTable, tenant: Tenant, check: TenancyCheck): Promise<string[]> {
  const findings: string[] = [];
  for (const { verb, sql, allowed } of attempts(table, check)) {
    const leaked = (await rowsAs(client, tenant, sql)).filter((row) => !allowed(row, tenant));
    if (leaked[0]) findings.push(`${who(tenant)} ${verb} ${leaked.length} rows of ${table.table}, such as ${JSON.stringify(leaked[0])}`);
  }
  return findings;
}

interface Attempt {
  readonly verb: string;
  readonly sql: string;
  readonly allowed: (row: Row, tenant: Tenant) => boolean;
}

// What cannot be read cannot be returned either, so nothing is tried on it: a request may write there and learns nothing.
function attempts({ table, selectable, updatable, privileges }: CatalogueTable, check: TenancyCheck): Attempt[] {
  const own = (row: Row, { organisationId }: Tenant): boolean => organisationId !== null && row['organisation_id'] === organisationId;
  const all = (): boolean => true;
  if (selectable.length === 0) return [];
  const name = escapeIdentifier(table);
  const columns = selectable.map(escapeIdentifier).join(', ');
  const mayRead = [...OPEN, ...(check.open ?? [])].includes(table) ? all : (check.mayRead?.[table] ?? own);
  const mayWrite = LOCKABLE.includes(table) ? all : (check.mayWrite?.[table] ?? own);
  const [changed] = updatable.map(escapeIdentifier);
  const change = `update ${name} set ${changed} = ${changed} returning ${columns}`;
  return [
    { verb: 'sees', sql: `select ${columns} from ${name}`, allowed: mayRead },
    ...(changed === undefined ? [] : [{ verb: 'changes', sql: change, allowed: mayWrite }]),
    ...(privileges.includes('DELETE') ? [{ verb: 'deletes', sql: `delete from ${name} returning ${columns}`, allowed: mayWrite }] : []),
  ];
}

function who({ organisationId, personId }: Tenant): string {
  return organisationId === null && personId === null ? 'nobody' : `organisation ${organisationId}, person ${personId},`;
}

async function rowsAs(client: Client, { organisationId, personId }: Tenant, sql: string): Promise<Row[]> {
  await client.query('begin');
  try {
    const settings = { organisation: organisationId, person: personId, caller: personId === null ? null : `a sign-in of ${personId}` };
    for (const [name, value] of Object.entries(settings)) {
      if (value !== null) await client.query('select set_config($1, $2, true)', [`tributary.${name}`, value]);
    }
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.query('rollback');
  }
}
