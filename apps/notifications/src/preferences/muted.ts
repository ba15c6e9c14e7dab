import { randomBytes } from 'node:crypto';
import type { MailKind, MutableMailKind } from '@tributary/contracts';
import type { Tx } from '@tributary/messaging';

type Reader = Pick<Tx, 'query'>;

const MUTED = 'select from mail_preference where person_id = $1 and kind = $2';

// Whoever comes second gets the token of the first: a person has one for each kind, so that every mail's link goes on working.
const TOKEN = `
  insert into unsubscribe_token (person_id, kind, token) values ($1, $2, $3)
  on conflict (person_id, kind) do update set token = unsubscribe_token.token
  returning token`;

/** Whether the person does without this kind of mail. */
export async function isMuted(tx: Reader, { personId, kind }: { readonly personId: string; readonly kind: MailKind }): Promise<boolean> {
  const rows = await tx.query(MUTED, [personId, kind]);
  return rows.length > 0;
}

/** What the unsubscribe link of a person's mails of a kind holds: 256 random bits, made at the first such mail. */
export async function unsubscribeToken(tx: Reader, personId: string, kind: MutableMailKind): Promise<string> {
  const [row] = await tx.query<{ token: string }>(TOKEN, [personId, kind, randomBytes(32).toString('base64url')]);
  if (!row) throw new Error('A token was neither made nor found.');
  return row.token;
}
