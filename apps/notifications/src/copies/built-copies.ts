import { MissingReference, type Tx } from '@tributary/messaging';

const BEHIND = `
  select topic from position where consumer = 'notifications.copies' and next_offset < silent_to limit 1`;

/**
 * Throws MissingReference while the copies are being built, at the first deployment or in a rebuild: who is missing from half a copy would
 * miss the mail.
 */
export async function requireBuiltCopies(tx: Pick<Tx, 'query'>): Promise<void> {
  const [behind] = await tx.query<{ topic: string }>(BEHIND);
  if (behind) throw new MissingReference('The copy of', behind.topic);
}
