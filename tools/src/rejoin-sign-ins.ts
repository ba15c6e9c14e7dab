import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { databaseServices, type Addresses } from '@tributary/infra';
import pg from 'pg';

/**
 * The development identity provider is known by its address, and its port may have been taken since the last start. People stay joined to
 * their sign-ins: wherever the old address stands, the new one is written. With a provider of one's own this never happens.
 */
export async function rejoinSignIns({ databaseUrl, oidcIssuer }: Addresses, folder: string): Promise<void> {
  const file = join(folder, 'issuer');
  const before = existsSync(file) ? readFileSync(file, 'utf8') : oidcIssuer;
  if (before !== oidcIssuer) {
    console.log(`  The sign-in moved from ${before} to ${oidcIssuer}; people stay joined to it.`);
    for (const service of databaseServices) await rename(new URL(`/${service}`, databaseUrl).href, before, oidcIssuer);
  }
  writeFileSync(file, oidcIssuer);
}

async function rename(url: string, before: string, now: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('update person set issuer = $2 where issuer = $1', [before, now]);
  } finally {
    await client.end();
  }
}
