import type { WorkerSession } from '@tributary/messaging';
import { Client, type QueryResultRow } from 'pg';

/** A host that takes a connection and says nothing is given up after so long. */
const CONNECT_MS = 10_000;

/** Opens a connection of its own, outside any pool, for a lock that lives as long as the connection. */
export async function openSession(url: string, { connectMs = CONNECT_MS } = {}): Promise<WorkerSession> {
  const client = new Client({
    connectionString: url,
    keepAlive: true,
    connectionTimeoutMillis: connectMs,
    application_name: 'tributary session',
  });
  const listeners = new Set<(reason: Error) => void>();
  let lost: Error | undefined;
  let closing = false;
  const lose = (reason: Error): void => {
    if (lost || closing) return;
    lost = reason;
    listeners.forEach((listener) => listener(reason));
  };
  client.on('error', lose);
  client.on('end', () => lose(new Error('The database closed the connection.')));
  await client.connect();
  return {
    query: async <R>(sql: string, parameters?: unknown[]) => (await client.query<QueryResultRow>(sql, parameters)).rows as R[],
    onLost: (listener) => (lost ? listener(lost) : void listeners.add(listener)),
    close: async () => {
      closing = true;
      await client.end();
    },
  };
}
