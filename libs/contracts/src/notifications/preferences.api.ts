import { z } from 'zod';
import { mailKind, mutableMailKind } from './mail-kinds.js';

/** Which mails somebody gets: every kind, whether it can be muted, and whether it is. */
export const mailPreferences = z
  .object({ items: z.array(z.object({ kind: mailKind, mandatory: z.boolean(), muted: z.boolean() })) })
  .meta({ id: 'MailPreferences' });
export type MailPreferences = z.infer<typeof mailPreferences>;

/** Mutes a kind or lets it be heard again. */
export const muteBody = z.object({ kind: mutableMailKind, muted: z.boolean() }).meta({ id: 'MuteMails' });
export type MuteBody = z.infer<typeof muteBody>;

/** The token of an unsubscribe link: it is for one person and one kind, and needs no session. */
export const unsubscribeQuery = z.object({ token: z.string().regex(/^[\w-]{20,100}$/, 'Use the whole link of the mail.') });
export type UnsubscribeQuery = z.infer<typeof unsubscribeQuery>;

export const unsubscribed = z.object({ kind: mutableMailKind, muted: z.boolean() }).meta({ id: 'Unsubscribed' });
export type Unsubscribed = z.infer<typeof unsubscribed>;

/** A template filled with believable figures, as the agency's people look at it. */
export const mailPreview = z
  .object({ kind: mailKind, mandatory: z.boolean(), goesTo: z.string(), subject: z.string(), html: z.string(), text: z.string() })
  .meta({ id: 'MailPreview' });
export type MailPreview = z.infer<typeof mailPreview>;

export const mailTemplates = z
  .object({ items: z.array(z.object({ kind: mailKind, mandatory: z.boolean(), goesTo: z.string(), subject: z.string() })) })
  .meta({ id: 'MailTemplates' });
export type MailTemplates = z.infer<typeof mailTemplates>;
