import { Injectable } from '@nestjs/common';
import type { EventContract, MailKind } from '@tributary/contracts';
import { currentContext, type EventOf, type Tx } from '@tributary/messaging';
import { MailSettings } from '../config.js';
import { requireBuiltCopies, requireCopied } from '../copies/built-copies.js';
import type { About } from '../mails/audience.js';
import { findMailFace } from '../mails/find-mail-face.js';
import { Links } from '../mails/links.rules.js';
import { mailKindOf } from '../mails/mail-kinds.js';
import { messageId } from '../mails/message-id.rules.js';
import { doesWithout } from '../preferences/muted.js';
import { DueBell } from './due-bell.js';

// A person gets a kind of mail about a thing once for each occasion, however often it is planned, and none of a kind that they have muted.
const PLAN = `
  insert into delivery (kind, subject_id, occasion, person_id, message_id, recipient, subject, correlation_id)
  select $1, $2, $3, planned."personId", planned."messageId", planned.recipient, planned.subject, $5
  from jsonb_to_recordset($4::jsonb) as planned ("personId" uuid, "messageId" text, recipient text, subject text)
  where not ${doesWithout('planned."personId"', '$1')}
  on conflict (kind, subject_id, person_id, occasion) do nothing
  returning delivery_id as "deliveryId"`;

// What a replica has in hand is in state `sending`, and what is in doubt stays so: both are left alone.
const SUPERSEDE = `
  update delivery older set state = 'dropped', due_at = null, outcome = 'A newer mail took its place before it was sent.'
  from delivery newer
  where newer.delivery_id = any ($1::uuid[]) and older.delivery_id < newer.delivery_id and older.kind = newer.kind
    and older.subject_id = newer.subject_id and older.person_id = newer.person_id
    and older.state in ('planned', 'retrying') and older.unanswered = 0`;

/** Writes down which mails are to be sent, in the transaction of the event that asks for them. Nothing is sent here. */
@Injectable()
export class PlanDeliveries {
  private readonly links: Links;

  constructor(
    settings: MailSettings,
    private readonly bell: DueBell,
  ) {
    this.links = new Links(settings.publicUrl);
  }

  /** Plans the mails that tell of an event, once the copies show it. History is told to nobody. */
  async planOnce<C extends EventContract>(
    tx: Tx,
    contract: C,
    event: EventOf<C>,
    kind: MailKind,
    about: About,
    personId: string | null = null,
  ): Promise<void> {
    if (event.silent) return;
    await requireCopied(tx, contract, event);
    await this.plan(tx, kind, about, personId);
  }

  /** Plans the kind's mails about that, to everybody or to one person. Throws MissingReference where something is yet to arrive. */
  async plan(tx: Tx, kind: MailKind, about: About, personId: string | null = null): Promise<void> {
    await requireBuiltCopies(tx);
    const { write, newestOnly } = mailKindOf(kind);
    const written = await write(tx, about, personId, this.links);
    if ('gone' in written || written.mails.length === 0) return;
    const { senderAddress } = await findMailFace(tx);
    const rows = written.mails.map(({ personId, email, subject }) => ({
      personId,
      messageId: messageId(kind, about, personId, senderAddress),
      recipient: email,
      subject,
    }));
    const parameters = [kind, about.subjectId, about.occasion, JSON.stringify(rows), currentContext().correlationId];
    const planned = await tx.query<{ deliveryId: string }>(PLAN, parameters);
    if (newestOnly && planned.length > 0) await tx.query(SUPERSEDE, [planned.map(({ deliveryId }) => deliveryId)]);
    tx.afterCommit?.(() => this.bell.ring());
  }
}
