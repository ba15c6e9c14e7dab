import { eventually } from './eventually.js';
import { rowsOf } from './sql.js';

/**
 * Moves a service's clock forward by so many milliseconds, as the owner of its database, and gives the offset in force. With the origins of
 * running services it waits until each one reports that offset. The database refuses to move it back.
 */
export async function moveClock(ownerUrl: string, forwardMs: number, origins: readonly string[] = []): Promise<number> {
  const sql = 'update clock_offset set offset_ms = offset_ms + $1 returning offset_ms::float8 as "offsetMs"';
  const [row] = await rowsOf<{ offsetMs: number }>(ownerUrl, sql, [Math.ceil(forwardMs)]);
  if (!row) throw new Error('This database has no clock_offset row.');
  await Promise.all(origins.map((origin) => eventually(() => reports(origin, row.offsetMs))));
  return row.offsetMs;
}

async function reports(origin: string, offsetMs: number): Promise<void> {
  const answer = await fetch(`${origin}/health/ready`);
  const { clockOffsetMs } = (await answer.json()) as { clockOffsetMs: number };
  if (clockOffsetMs < offsetMs) throw new Error(`${origin} reports a clock offset of ${clockOffsetMs} ms, not ${offsetMs} ms.`);
}
