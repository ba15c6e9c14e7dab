import { z } from 'zod';
import { pageOf, pageQuery } from '../paging.js';
import { id, instant } from '../shapes.js';
import { mailKind } from './mail-kinds.js';

/**
 * planned: written down, not yet handed over · sending: about to be handed over · sent: the mail server took it · uncertain: it may have been
 * taken, the answer was lost · retrying: refused for now · failed: refused for good · dropped: no longer true or no longer allowed when it was due.
 */
export const deliveryState = z.enum(['planned', 'sending', 'sent', 'uncertain', 'retrying', 'failed', 'dropped']);
export type DeliveryState = z.infer<typeof deliveryState>;

export const deliveryQuery = pageQuery.extend({ state: deliveryState.optional(), kind: mailKind.optional() });
export type DeliveryQuery = z.infer<typeof deliveryQuery>;

export const delivery = z.object({
  deliveryId: id,
  kind: mailKind,
  state: deliveryState,
  personId: id,
  recipient: z.string(),
  subject: z.string(),
  messageId: z.string(),
  attempts: z.int(),
  plannedAt: instant,
  sentAt: instant.nullable(),
  /** The mail server's reply, or why it was not sent. */
  outcome: z.string().nullable(),
});
export type Delivery = z.infer<typeof delivery>;

export const deliveryPage = pageOf(delivery, 'DeliveryPage');
export type DeliveryPage = z.infer<typeof deliveryPage>;

/** What somebody has found out of an uncertain mail, or decides of it: it has arrived, or it is to be sent again with the same Message-ID. */
export const settleBody = z.object({ outcome: z.enum(['arrived', 'resend']) }).meta({ id: 'SettleDelivery' });
export type SettleBody = z.infer<typeof settleBody>;
