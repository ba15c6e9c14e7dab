import type { Tx } from '@tributary/service-kit';

const KEY = (importId: string): string => `hashtextextended(${importId}, 0)`;

const LEFT = `
  select import_id as "importId", pg_try_advisory_xact_lock_shared(${KEY('import_id::text')}) as free
  from district_import where state in ('reading', 'applying')`;

/** Is held until the import's transaction ends, however it ends: by its commit, a crash of the service, or a lost connection. */
export async function holdImport(tx: Tx, importId: string): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(${KEY('$1')})`, [importId]);
}

/**
 * The imports, of those that the transaction may see, that were at work and whose lock nobody holds. A lock is let go after its commit can be
 * seen: so whoever reads such an import's state after this, and finds it at work still, has found one that broke off.
 */
export async function leftImports(tx: Tx): Promise<string[]> {
  const rows = await tx.query<{ importId: string; free: boolean }>(LEFT);
  return rows.filter(({ free }) => free).map(({ importId }) => importId);
}
