import { Client, escapeIdentifier, escapeLiteral } from 'pg';

/** A database's address for each of the service's three roles. */
export interface RoleUrls {
  readonly ownerUrl: string;
  readonly requestUrl: string;
  readonly workerUrl: string;
}

// Provisioning runs from several processes at once in tests; roles belong to the whole cluster.
const PROVISION_LOCK = 5_207_743_902;

/**
 * Makes a service's four roles, its database and their rights, and gives the addresses of the three that log in. Safe to repeat: passwords
 * are set anew, nothing is dropped. `adminUrl` is an administrator's; passwords equal the role's name unless given.
 */
export async function provisionDatabase(
  adminUrl: string,
  service: string,
  database: string = service,
  passwords: Readonly<Record<string, string>> = {},
): Promise<RoleUrls> {
  const password = (role: string): string => passwords[role] ?? role;
  await withClient(adminUrl, async (admin) => {
    await admin.query('select pg_advisory_lock($1)', [PROVISION_LOCK]);
    await makeRoles(admin, service, password);
    await makeDatabase(admin, service, database);
  });
  const url = (role: string): string => addressOf(adminUrl, database, `${service}_${role}`, password(`${service}_${role}`));
  await withClient(addressOf(adminUrl, database), (client) => grantSchema(client, service));
  return { ownerUrl: url('owner'), requestUrl: url('request'), workerUrl: url('worker') };
}

async function makeRoles(admin: Client, service: string, password: (role: string) => string): Promise<void> {
  for (const part of ['owner', 'request', 'worker', 'sums']) {
    const role = `${service}_${part}`;
    const { rowCount } = await admin.query('select from pg_roles where rolname = $1', [role]);
    if (rowCount === 0) await admin.query(`create role ${escapeIdentifier(role)}`);
    const login = part === 'sums' ? 'nologin' : `login password ${escapeLiteral(password(role))}`;
    await admin.query(`alter role ${escapeIdentifier(role)} nosuperuser nobypassrls nocreatedb nocreaterole ${login}`);
  }
  // The owner may hand its functions to `sums`, and gains nothing of what that role sees.
  await admin.query(`grant ${escapeIdentifier(`${service}_sums`)} to ${escapeIdentifier(`${service}_owner`)} with inherit false, set true`);
}

async function makeDatabase(admin: Client, service: string, database: string): Promise<void> {
  const name = escapeIdentifier(database);
  const { rowCount } = await admin.query('select from pg_database where datname = $1', [database]);
  if (rowCount === 0)
    await admin.query(`create database ${name} owner ${escapeIdentifier(`${service}_owner`)} template template0 encoding 'UTF8'`);
  await admin.query(`revoke all on database ${name} from public`);
  for (const part of ['request', 'worker'])
    await admin.query(`grant connect on database ${name} to ${escapeIdentifier(`${service}_${part}`)}`);
}

async function grantSchema(client: Client, service: string): Promise<void> {
  const role = (part: string): string => escapeIdentifier(`${service}_${part}`);
  await client.query('revoke all on schema public from public');
  await client.query(`grant usage on schema public to ${role('request')}, ${role('worker')}`);
  // Whoever owns a function needs `create` in its schema; nobody can log in as `sums`.
  await client.query(`grant usage, create on schema public to ${role('sums')}`);
}

function addressOf(adminUrl: string, database: string, role?: string, password?: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${encodeURIComponent(database)}`;
  if (role !== undefined) url.username = encodeURIComponent(role);
  if (password !== undefined) url.password = encodeURIComponent(password);
  return url.toString();
}

async function withClient<T>(connectionString: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
