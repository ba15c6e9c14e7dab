import { DataSource, type DataSourceOptions } from 'typeorm';
import { migrateSettings, readSettings } from '../config.js';

// Replicas that start together migrate one after the other.
const MIGRATION_LOCK = 5_207_743_903;

type Migrations = NonNullable<DataSourceOptions['migrations']>;

/** The `migrate` entry of a service: runs what is pending as the owner, whose address is DATABASE_OWNER_URL, and tells what ran. */
export async function migrateService(options: { readonly service: string; readonly migrations: Migrations }): Promise<void> {
  const ran = await migrateDatabase(readSettings(migrateSettings).DATABASE_OWNER_URL, options.migrations);
  console.log(ran.length === 0 ? `${options.service}: nothing to migrate.` : `${options.service}: ${ran.join(', ')}.`);
}

/** Runs pending migrations over the owner's address, all in one transaction, and gives their names. */
export async function migrateDatabase(ownerUrl: string, migrations: Migrations): Promise<string[]> {
  const source = await new DataSource({ type: 'postgres', url: ownerUrl, migrations, installExtensions: false }).initialize();
  const lock = source.createQueryRunner();
  try {
    await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    return (await source.runMigrations({ transaction: 'all' })).map(({ name }) => name);
  } finally {
    await lock.release();
    await source.destroy();
  }
}
