import { Injectable } from '@nestjs/common';
import type { MailKind } from '@tributary/contracts';
import { currentContext, type Tx } from '@tributary/messaging';
import { MailSettings } from '../config.js';
import { requireBuiltCopies } from '../copies/built-copies.js';
import { findMailFace } from '../mails/find-mail-face.js';
import { Links } from '../mails/links.rules.js';
import { writeMails } from '../mails/mail-kinds.js';
import { messageId } from '../mails/message-id.rules.js';
import { DueBell } from './due-bell.js';

// A person gets a kind of mail about an aggregate once, however often it is planned.
const PLAN = `
  insert into delivery (kind, subject_id, person_id, message_id, recipient, subject, correlation_id)
  select $1, $2, planned."personId", planned."messageId", planned.recipient, planned.subject, $4
  from jsonb_to_recordset($3::jsonb) as planned ("personId" uuid, "messageId" text, recipient text, subject text)
  on conflict (kind, subject_id, person_id) do nothing`;

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

  /** Plans the kind's mails about the aggregate, to everybody or to one person. Throws MissingReference where something is yet to arrive. */
  async plan(tx: Tx, kind: MailKind, subjectId: string, personId: string | null = null): Promise<void> {
    await requireBuiltCopies(tx);
    const written = await writeMails(tx, kind, subjectId, personId, this.links);
    if ('gone' in written || written.mails.length === 0) return;
    const { senderAddress } = await findMailFace(tx);
    const rows = written.mails.map(({ personId, email, subject }) => ({
      personId,
      messageId: messageId(kind, subjectId, personId, senderAddress),
      recipient: email,
      subject,
    }));
    await tx.query(PLAN, [kind, subjectId, JSON.stringify(rows), currentContext().correlationId]);
    tx.afterCommit?.(() => this.bell.ring());
  }
}
