/** What an error says of the database: it is away, it has too much to do, or nothing. */
export type Outage = 'away' | 'busy' | null;

// Deadlocks and serialization failures, a lock waited for in vain, too many connections, memory or disk, a cancelled statement.
const BUSY = /^(40001|40P01|55P03|53\d\d\d|57014)$/;
// Connection exceptions, an administrator's shutdown, errors of the system below, an ended idle transaction.
const AWAY = /^(08\w{3}|57P0[1-5]|58\w{3}|25P0[34])$/;
const AWAY_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EHOSTUNREACH', 'EAI_AGAIN']);
// The pg driver gives these no code.
const AWAY_WORDS = /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** Judges an error that reached a request. Errors of TypeORM carry the driver's inside. */
export function outageOf(error: unknown): Outage {
  if (!(error instanceof Error)) return null;
  const { driverError, code } = error as { readonly driverError?: unknown; readonly code?: unknown };
  if (driverError instanceof Error) return outageOf(driverError);
  if (error instanceof AggregateError) return outageOf(error.errors[0]);
  const name = typeof code === 'string' ? code : '';
  if (BUSY.test(name)) return 'busy';
  return AWAY.test(name) || AWAY_CODES.has(name) || AWAY_WORDS.test(error.message) ? 'away' : null;
}
