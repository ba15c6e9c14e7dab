import { randomBytes } from 'node:crypto';
import type { MailKind, MutableMailKind } from '@tributary/contracts';
import type { Tx } from '@tributary/messaging';

type Reader = Pick<Tx, 'query'>;

/**
 * The condition that a person does without a kind. The contact of an invitation is a new one for each purchase and district, so what was muted by
 * one counts for all at its address.
 */
export const doesWithout = (personId: string, kind: string): string => `exists (
  select from mail_preference muted
  where muted.kind = ${kind} and (muted.person_id = ${personId} or muted.person_id in (
    select other.contact_id from invitation_contact own join invitation_contact other using (email) where own.contact_id = ${personId})))`;

const MUTED = `select ${doesWithout('$1::uuid', '$2')} as muted`;

// Whoever comes second gets the token of the first: a person has one for each kind, so that every mail's link goes on working.
const TOKEN = `
  insert into unsubscribe_token (person_id, kind, token) values ($1, $2, $3)
  on conflict (person_id, kind) do update set token = unsubscribe_token.token
  returning token`;

/** Whether the person does without this kind of mail. */
export async function isMuted(tx: Reader, { personId, kind }: { readonly personId: string; readonly kind: MailKind }): Promise<boolean> {
  const [row] = await tx.query<{ muted: boolean }>(MUTED, [personId, kind]);
  return row?.muted === true;
}

/** What the unsubscribe link of a person's mails of a kind holds: 256 random bits, made at the first such mail. */
export async function unsubscribeToken(tx: Reader, personId: string, kind: MutableMailKind): Promise<string> {
  const [row] = await tx.query<{ token: string }>(TOKEN, [personId, kind, randomBytes(32).toString('base64url')]);
  if (!row) throw new Error('A token was neither made nor found.');
  return row.token;
}
