import type { Actor } from '@tributary/service-kit';
import { withClient } from '@tributary/testing';

/** Runs one statement as the request role for somebody, or for nobody, and rolls it back. */
export async function as(requestUrl: string, actor: Actor | null, sql: string): Promise<Record<string, unknown>[]> {
  return withClient(requestUrl, async (client) => {
    await client.query('begin');
    const settings = { organisation: actor?.organisationId, person: actor?.personId, caller: actor?.subject };
    for (const [name, value] of Object.entries(settings))
      await client.query('select set_config($1, $2, true)', [`tributary.${name}`, value ?? '']);
    const { rows } = await client.query<Record<string, unknown>>(sql);
    await client.query('rollback');
    return rows;
  });
}
