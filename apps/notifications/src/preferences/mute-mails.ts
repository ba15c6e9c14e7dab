import { Injectable } from '@nestjs/common';
import { mailKind, type MailPreferences, type MuteBody, type Unsubscribed } from '@tributary/contracts';
import { type Caller, type Tx, Transactions } from '@tributary/service-kit';
import { RuleBroken } from '@tributary/service-kit/rule-broken';
import { mailKindOf } from '../mails/mail-kinds.js';

const OWN = 'select kind from mail_preference where person_id = $1';

const MUTE = `
  insert into mail_preference (person_id, kind) values ($1, $2) on conflict (person_id, kind) do nothing`;

const HEAR = 'delete from mail_preference where person_id = $1 and kind = $2';

const MUTE_BY_TOKEN = `
  with asked as (select person_id, kind from unsubscribe_token where token = $1),
       muted as (insert into mail_preference (person_id, kind) select person_id, kind from asked on conflict (person_id, kind) do nothing)
  select kind from asked`;

/** Which kinds of mail somebody does without: chosen when they are signed in, or by the link in a mail. */
@Injectable()
export class MuteMails {
  constructor(private readonly transactions: Transactions) {}

  /** Throws `not-found` for a sign-in that belongs to no person: it gets no mail either. */
  async find(caller: Caller): Promise<MailPreferences> {
    const personId = personOf(caller);
    return this.transactions.asRequest(caller, (tx) => preferencesOf(tx, personId));
  }

  /** Throws `not-found` as `find` does. */
  async mute(caller: Caller, { kind, muted }: MuteBody): Promise<MailPreferences> {
    const personId = personOf(caller);
    return this.transactions.asRequest(caller, async (tx) => {
      await tx.query(muted ? MUTE : HEAR, [personId, kind]);
      return preferencesOf(tx, personId);
    });
  }

  /** By the token of a mail, for its person and its kind, with no sign-in: nothing but this muting is possible with it. Throws `not-found`. */
  async unsubscribe(token: string): Promise<Unsubscribed> {
    const [row] = await this.transactions.asWorker((tx) => tx.query<{ kind: Unsubscribed['kind'] }>(MUTE_BY_TOKEN, [token]));
    if (!row) throw new RuleBroken('not-found', { detail: 'This link is not one of ours, or is cut off. Use the whole link of the mail.' });
    return { kind: row.kind, muted: true };
  }
}

function personOf({ personId }: Caller): string {
  if (personId === null) throw new RuleBroken('not-found');
  return personId;
}

async function preferencesOf(tx: Tx, personId: string): Promise<MailPreferences> {
  const rows = await tx.query<{ kind: string }>(OWN, [personId]);
  const muted = new Set(rows.map(({ kind }) => kind));
  return { items: mailKind.options.map((kind) => ({ kind, mandatory: mailKindOf(kind).mandatory, muted: muted.has(kind) })) };
}
