import { Injectable } from '@nestjs/common';
import { mailKind, type MailKind, type MailPreview, type MailTemplates } from '@tributary/contracts';
import { type Actor, Transactions } from '@tributary/service-kit';
import { MailSettings } from '../config.js';
import { findMailFace } from '../mails/find-mail-face.js';
import { HtmlMails } from '../mails/html-mail.js';
import { Links } from '../mails/links.rules.js';
import { mailKindOf } from '../mails/mail-kinds.js';
import { textOf } from '../mails/text-mail.js';

/** Stands in a preview where a mail has the token of its reader. It mutes nothing. */
const NO_TOKEN = 'a-preview-has-no-token';

/** Each template as it is sent, with the agency's name and colour, filled with the story of the contracts' examples. */
@Injectable()
export class PreviewMails {
  private readonly htmlMails = new HtmlMails();
  private readonly links: Links;

  constructor(
    settings: MailSettings,
    private readonly transactions: Transactions,
  ) {
    this.links = new Links(settings.publicUrl);
  }

  list(): MailTemplates {
    return {
      items: mailKind.options.map((kind) => {
        const { mandatory, goesTo, preview } = mailKindOf(kind);
        return { kind, mandatory, goesTo, subject: preview(this.links).subject };
      }),
    };
  }

  async one(actor: Actor, kind: MailKind): Promise<MailPreview> {
    const face = await this.transactions.asRequest(actor, (tx) => findMailFace(tx));
    const { mandatory, goesTo, preview } = mailKindOf(kind);
    const { subject, content } = preview(this.links);
    const frame = { ...face, stopUrl: mandatory ? null : this.links.unsubscribePage(NO_TOKEN) };
    return { kind, mandatory, goesTo, subject, html: await this.htmlMails.htmlOf(content, frame), text: textOf(content, frame) };
  }
}
