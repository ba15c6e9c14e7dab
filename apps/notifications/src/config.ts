import { readSettings, serviceSettings } from '@tributary/service-kit';
import { z } from 'zod';

const schema = serviceSettings.extend({
  /** The mail server, as `smtps://user:password@host:465`. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }),
  /** What to do with a mail whose hand-over was interrupted: leave it for a person, or send it again with the same Message-ID. */
  UNCERTAIN_MAILS: z.enum(['leave', 'resend']).default('leave'),
  /** Mails that one replica hands over at once, each on a connection of its own. After a crash at most so many are uncertain. */
  MAILS_AT_ONCE: z.coerce.number().int().min(1).max(50).default(5),
  /** A replica that has not been heard of for so long is taken for dead, and what it was handing over becomes uncertain. */
  MAIL_LEASE_MS: z.coerce.number().int().min(1_000).max(600_000).default(30_000),
  /** The pause after the mail server's first refusal for now; each further one is twice as long. */
  MAIL_RETRY_PAUSE_MS: z.coerce.number().int().min(100).max(3_600_000).default(60_000),
});
type Settings = ReturnType<typeof settings>;

/** Reads the service's settings from the environment. Throws an error that names each missing or malformed one. */
export const settings = () => readSettings(schema);

/** The settings that the parts which plan and send mails are given. */
export class MailSettings {
  readonly publicUrl: string;
  readonly smtpUrl: string;
  readonly uncertainMails: 'leave' | 'resend';
  readonly mailsAtOnce: number;
  readonly leaseMs: number;
  readonly retryPauseMs: number;

  constructor(
    from: Pick<Settings, 'PUBLIC_URL' | 'SMTP_URL' | 'UNCERTAIN_MAILS' | 'MAILS_AT_ONCE' | 'MAIL_LEASE_MS' | 'MAIL_RETRY_PAUSE_MS'>,
  ) {
    this.publicUrl = from.PUBLIC_URL;
    this.smtpUrl = from.SMTP_URL;
    this.uncertainMails = from.UNCERTAIN_MAILS;
    this.mailsAtOnce = from.MAILS_AT_ONCE;
    this.leaseMs = from.MAIL_LEASE_MS;
    this.retryPauseMs = from.MAIL_RETRY_PAUSE_MS;
  }
}
