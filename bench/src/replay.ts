import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { type ToldStatement, valuesWith } from './retell.rules.ts';

/** Bytes of the hash under which a write's answer is kept. */
const SCOPE_BYTES = 32;

/** Runs a recorded transaction on bare pg: the same statements, BEGIN and COMMIT among them, one after the other on one connection. */
export async function replay(pool: pg.Pool, statements: readonly ToldStatement[]): Promise<void> {
  const client = await pool.connect();
  const scope = randomBytes(SCOPE_BYTES);
  try {
    for (const { sql, values } of statements) await client.query(sql, valuesWith(values, scope));
    client.release();
  } catch (error) {
    client.release(true);
    throw error;
  }
}

/** A pool like the service's own. */
export const poolLike = (connectionString: string, max: number): pg.Pool => new pg.Pool({ connectionString, max, keepAlive: true });
