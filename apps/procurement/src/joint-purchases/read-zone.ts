import type { Tx } from '@tributary/service-kit';

const ZONE = 'select zone from organisation where organisation_id = $1';

/** The time zone of an organisation's calendar, UTC for one whose row has not arrived yet. */
export async function readZone(tx: Pick<Tx, 'query'>, organisationId: string): Promise<string> {
  const [organisation] = await tx.query<{ zone: string | null }>(ZONE, [organisationId]);
  return organisation?.zone ?? 'UTC';
}
