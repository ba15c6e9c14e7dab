import { type EventOf, MissingReference, type Tx } from '@tributary/messaging';

const BEHIND = `
  select topic from position where consumer = 'notifications.copies' and next_offset < silent_to limit 1`;

const SEEN = `
  select from inbox
  where consumer = 'notifications.copies' and topic = $1 and aggregate = $2 and (epoch, version) >= ($3::bigint, $4::integer)`;

/**
 * Throws MissingReference while the copies are being built, at the first deployment or in a rebuild: who is missing from half a copy would
 * miss the mail.
 */
export async function requireBuiltCopies(tx: Pick<Tx, 'query'>): Promise<void> {
  const [behind] = await tx.query<{ topic: string }>(BEHIND);
  if (behind) throw new MissingReference('The copy of', behind.topic);
}

/**
 * Throws MissingReference until the copies show the event, which a reaction reads apart from them: what it plans, it writes from the copies.
 * Of a grant and a purchase that come at the same time, at least one reaction so sees both.
 */
export async function requireCopied(
  tx: Pick<Tx, 'query'>,
  { topic }: { readonly topic: string },
  { aggregateId, epoch, version }: Pick<EventOf, 'aggregateId' | 'epoch' | 'version'>,
): Promise<void> {
  const seen = await tx.query(SEEN, [topic, aggregateId, epoch, version]);
  if (seen.length === 0) throw new MissingReference(`The copy of ${topic}`, aggregateId);
}
