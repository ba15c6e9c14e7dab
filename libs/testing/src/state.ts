import { escapeIdentifier } from 'pg';
import { withClient } from './sql.js';

// Messaging's own bookkeeping, which moves with every record.
const BOOKKEEPING = ['inbox', 'position', 'waiting', 'skip', 'quarantine', 'outbox'];

const TABLES = `
  select c.relname as "table" from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and has_table_privilege(c.oid, 'SELECT') order by 1`;

/** The service's whole state in one text. A row that was written again with the same values counts as changed: `xmin` tells. */
export async function stateOf(workerUrl: string, ignore: readonly string[] = []): Promise<string> {
  return withClient(workerUrl, async (client) => {
    const { rows } = await client.query<{ table: string }>(TABLES);
    const tables = rows.map(({ table }) => table).filter((table) => ![...BOOKKEEPING, ...ignore].includes(table));
    const digests: string[] = [];
    for (const table of tables) {
      const sql = `select coalesce(md5(string_agg(t.xmin::text || t::text, '|' order by t::text)), 'empty') as digest from ${escapeIdentifier(table)} t`;
      const answer = await client.query<{ digest: string }>(sql);
      digests.push(`${table}=${answer.rows[0]?.digest}`);
    }
    return digests.join(' ');
  });
}
