import { randomBytes } from 'node:crypto';
import { escapeIdentifier } from 'pg';
import { servers } from './config.js';
import { rowsOf } from './sql.js';

/** The addresses of a database's three roles. */
export interface RoleUrls {
  readonly ownerUrl: string;
  readonly requestUrl: string;
  readonly workerUrl: string;
}

/** A database that belongs to one spec. */
export interface FreshDatabase extends RoleUrls {
  readonly service: string;
  readonly database: string;
  /** A superuser's address of this database, which row security does not bind: for looking, never for running the code. */
  readonly adminUrl: string;
  /** Ends all its connections and drops it. */
  drop(): Promise<void>;
}

/**
 * Makes a database of a random name with the service's roles; service-kit's `provisionDatabase` is passed in, since libs are tested with this
 * one. With `migrate`, such as `(ownerUrl) => migrateDatabase(ownerUrl, migrations)`, it is migrated too.
 */
export async function freshDatabase(
  service: string,
  provision: (adminUrl: string, service: string, database: string) => Promise<RoleUrls>,
  migrate?: (ownerUrl: string) => Promise<unknown>,
): Promise<FreshDatabase> {
  const database = `${service}_${randomBytes(5).toString('hex')}`;
  const urls = await provision(servers.databaseUrl, service, database);
  await migrate?.(urls.ownerUrl);
  const admin = new URL(servers.databaseUrl);
  admin.pathname = `/${database}`;
  return {
    ...urls,
    service,
    database,
    adminUrl: admin.toString(),
    drop: async () => void (await rowsOf(servers.databaseUrl, `drop database if exists ${escapeIdentifier(database)} with (force)`)),
  };
}
