import { z } from 'zod';

/** The kinds of mail, in the order in which a purchase sends them. */
export const mailKind = z.enum([
  'role-given',
  'invitation',
  'reminder',
  'cut-off-3-days',
  'cut-off-1-day',
  'commitment-received',
  'terms-changed',
  'rung-reached',
  'priced',
  'left-out',
  'minimum-missed',
  'unsuccessful',
  'cancelled',
]);
export type MailKind = z.infer<typeof mailKind>;

/** The kinds that somebody may do without. All others bind or end something, so nobody can mute them. */
export const mutableMailKind = z.enum(['invitation', 'reminder', 'cut-off-3-days', 'cut-off-1-day', 'rung-reached']);
export type MutableMailKind = z.infer<typeof mutableMailKind>;
