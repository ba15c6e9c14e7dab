import type { WorkerDatabase, WorkerSession } from './transaction.js';

// One lock in each service's database, as advisory locks belong to a database. The number has no meaning.
const RELAY_LOCK = 5_207_743_901;

// A host that vanishes without closing its connection would keep the lock for two hours: PostgreSQL finds out within some 10 seconds.
const NOTICE_DEAD_PEER = `
  select set_config('tcp_keepalives_idle', '5', false),
         set_config('tcp_keepalives_interval', '2', false),
         set_config('tcp_keepalives_count', '3', false)`;

/** A connection over which a replica stands for the lead. */
export async function candidateSession(database: WorkerDatabase): Promise<WorkerSession> {
  const session = await database.session();
  await session.query(NOTICE_DEAD_PEER);
  return session;
}

/**
 * Tries to become the one relay of this database. The lock lives exactly as long as its connection, and the relay reads the outbox over
 * that same connection: who has lost the lock can no longer read as a leader. Through a pooler it needs session mode.
 */
export async function takeLead(session: WorkerSession): Promise<boolean> {
  const [row] = await session.query<{ led: boolean }>('select pg_try_advisory_lock($1) as led', [RELAY_LOCK]);
  return row?.led ?? false;
}
