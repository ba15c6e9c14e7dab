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
  /** The domain that signs the mails, as in the sender's address; the selector under which its DNS has the public key; the private key's file. */
  DKIM_DOMAIN: z.string().min(1).optional(),
  DKIM_SELECTOR: z.string().min(1).optional(),
  DKIM_PRIVATE_KEY_FILE: z.string().min(1).optional(),
});
type Settings = ReturnType<typeof settings>;

/** Reads the service's settings from the environment. Throws an error that names each missing or malformed one. */
export const settings = () => readSettings(schema);

/** What mails are signed with. */
export interface DkimKey {
  readonly domain: string;
  readonly selector: string;
  /** A file with an RSA key in PEM. */
  readonly privateKeyFile: string;
}

type MailVariables = 'PUBLIC_URL' | 'SMTP_URL' | 'UNCERTAIN_MAILS' | 'MAILS_AT_ONCE' | 'MAIL_LEASE_MS' | 'MAIL_RETRY_PAUSE_MS';
type DkimVariables = 'DKIM_DOMAIN' | 'DKIM_SELECTOR' | 'DKIM_PRIVATE_KEY_FILE';

/** The settings that the parts which plan and send mails are given. Throws where only some of the DKIM settings are there. */
export class MailSettings {
  readonly publicUrl: string;
  readonly smtpUrl: string;
  readonly uncertainMails: 'leave' | 'resend';
  readonly mailsAtOnce: number;
  readonly leaseMs: number;
  readonly retryPauseMs: number;
  /** Null: mails go out unsigned, or the mail server signs them. */
  readonly dkim: DkimKey | null;

  constructor(from: Pick<Settings, MailVariables> & Partial<Pick<Settings, DkimVariables>>) {
    this.publicUrl = from.PUBLIC_URL;
    this.smtpUrl = from.SMTP_URL;
    this.uncertainMails = from.UNCERTAIN_MAILS;
    this.mailsAtOnce = from.MAILS_AT_ONCE;
    this.leaseMs = from.MAIL_LEASE_MS;
    this.retryPauseMs = from.MAIL_RETRY_PAUSE_MS;
    this.dkim = dkimKey(from);
  }
}

function dkimKey({ DKIM_DOMAIN, DKIM_SELECTOR, DKIM_PRIVATE_KEY_FILE }: Partial<Pick<Settings, DkimVariables>>): DkimKey | null {
  if (DKIM_DOMAIN === undefined && DKIM_SELECTOR === undefined && DKIM_PRIVATE_KEY_FILE === undefined) return null;
  if (DKIM_DOMAIN === undefined || DKIM_SELECTOR === undefined || DKIM_PRIVATE_KEY_FILE === undefined)
    throw new Error('To sign mails, set DKIM_DOMAIN, DKIM_SELECTOR and DKIM_PRIVATE_KEY_FILE; to sign none, set none of them.');
  return { domain: DKIM_DOMAIN, selector: DKIM_SELECTOR, privateKeyFile: DKIM_PRIVATE_KEY_FILE };
}
