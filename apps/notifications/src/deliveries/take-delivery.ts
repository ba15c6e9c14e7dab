import { hostname } from 'node:os';
import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { MailKind } from '@tributary/contracts';
import { MissingReference } from '@tributary/messaging';
import { type Tx, Transactions } from '@tributary/service-kit';
import { MailSettings } from '../config.js';
import { requireBuiltCopies } from '../copies/built-copies.js';
import { findMailFace } from '../mails/find-mail-face.js';
import { HtmlMails } from '../mails/html-mail.js';
import { Links } from '../mails/links.rules.js';
import { type AddressedMail, isMutable, mailKindOf } from '../mails/mail-kinds.js';
import { textOf } from '../mails/text-mail.js';
import { oneLine } from '../mails/words.rules.js';
import { isMuted, unsubscribeToken } from '../preferences/muted.js';
import { dropped, type Past, unwritten } from './delivery.rules.js';
import type { ReadyMail } from './mail-server.js';
import { applySettlement } from './settlement.js';

/** A delivery that is due, as its row says. */
interface Due extends Past {
  readonly deliveryId: string;
  readonly kind: MailKind;
  readonly subjectId: string;
  readonly occasion: string;
  readonly personId: string;
  readonly messageId: string;
  readonly correlationId: string;
}

/** A delivery that this replica is about to hand over, marked so in the database. `attempt` tells it from any other try. */
export interface Taken extends Due {
  readonly attempt: number;
  readonly mail: ReadyMail;
}

const NEXT_DUE = `
  select delivery_id as "deliveryId", kind, subject_id as "subjectId", occasion, person_id as "personId", message_id as "messageId",
         correlation_id as "correlationId", refusals, unanswered
  from delivery where due_at <= clock_timestamp() order by due_at, delivery_id limit 1 for update skip locked`;

const STILL_DUE = `
  select from delivery where delivery_id = $1 and due_at <= clock_timestamp() for update`;

const PUT_OFF = `
  update delivery set due_at = clock_timestamp() + $2 * interval '1 millisecond' where delivery_id = $1`;

const MARK = `
  update delivery set state = 'sending', attempts = attempts + 1, due_at = null, replica = $2, recipient = $3, subject = $4,
         organisation_ids = $5, lease_until = clock_timestamp() + $6 * interval '1 millisecond'
  where delivery_id = $1 returning attempts`;

const MUTED = { gone: 'The person has muted this kind of mail.' };

/** A copy that is being rebuilt is asked again after so long. */
const COPY_PAUSE_MS = 5_000;

/** Takes due deliveries one by one, so that a crash leaves no more of them in doubt than were really being handed over. */
@Injectable()
export class TakeDelivery {
  /** The name of this process in leases and in the log of attempts. */
  readonly replica = `${hostname()} ${process.pid} ${randomUUID().slice(0, 8)}`;
  private readonly htmlMails = new HtmlMails();
  private readonly links: Links;

  constructor(
    private readonly settings: MailSettings,
    private readonly transactions: Transactions,
  ) {
    this.links = new Links(settings.publicUrl);
  }

  /**
   * The next due delivery, written anew from what is true now, and marked `sending`. Null when none is due; 'settled' when it was dropped or
   * put off instead. Two replicas never take the same one.
   */
  async take(): Promise<Taken | 'settled' | null> {
    let due: Due | undefined;
    try {
      return await this.transactions.asWorker(async (tx) => {
        [due] = await tx.query<Due>(NEXT_DUE);
        return due ? await this.prepare(tx, due) : null;
      });
    } catch (error) {
      if (!due) throw error;
      await this.putOff(due, error);
      return 'settled';
    }
  }

  private async prepare(tx: Tx, due: Due): Promise<Taken | 'settled'> {
    await requireBuiltCopies(tx);
    const written = (await isMuted(tx, due)) ? MUTED : await mailKindOf(due.kind).write(tx, due, due.personId, this.links);
    const mail = 'gone' in written ? undefined : written.mails[0];
    if (!mail) {
      const reason = 'gone' in written ? written.gone : 'The person no longer has a role that gets this mail.';
      await applySettlement(tx, due.deliveryId, dropped(reason, due));
      return 'settled';
    }
    const ready = await this.addressed(tx, due, mail);
    const marked = [due.deliveryId, this.replica, mail.email, mail.subject, mail.organisationIds, this.settings.leaseMs];
    const [row] = await tx.query<{ attempts: number }>(MARK, marked);
    if (!row) throw new Error(`Delivery ${due.deliveryId} went away under its lock.`);
    return { ...due, attempt: row.attempts, mail: ready };
  }

  private async addressed(tx: Tx, due: Due, mail: AddressedMail): Promise<ReadyMail> {
    const face = await findMailFace(tx);
    const token = isMutable(due.kind) ? await unsubscribeToken(tx, due.personId, due.kind) : null;
    const frame = { ...face, stopUrl: token === null ? null : this.links.unsubscribePage(token) };
    return {
      messageId: due.messageId,
      from: { name: oneLine(face.agencyName), address: face.senderAddress },
      to: { name: oneLine(mail.name), address: mail.email },
      subject: mail.subject,
      html: await this.htmlMails.htmlOf(mail.content, frame),
      text: textOf(mail.content, frame),
      unsubscribeUrl: token === null ? null : this.links.unsubscribe(token),
    };
  }

  // The row's lock went with the transaction, so another replica may have taken it meanwhile: then nothing is changed here.
  private async putOff(due: Due, error: unknown): Promise<void> {
    await this.transactions.asWorker(async (tx) => {
      const [still] = await tx.query(STILL_DUE, [due.deliveryId]);
      if (!still) return;
      if (error instanceof MissingReference) {
        await tx.query(PUT_OFF, [due.deliveryId, COPY_PAUSE_MS]);
      } else {
        const cause = error instanceof Error ? error.message : String(error);
        await applySettlement(tx, due.deliveryId, unwritten(cause, due, this.settings));
      }
    });
  }
}
