import type { DeliveryState, MailKind } from '@tributary/contracts';
import { oneOf } from '../parts/address.js';

/** In the order in which somebody would look for them: what went wrong comes first. */
export const deliveryStates = [
  'failed',
  'uncertain',
  'retrying',
  'planned',
  'sending',
  'sent',
  'dropped',
] as const satisfies readonly DeliveryState[];

/** In the order in which a purchase sends them. */
export const mailKinds = [
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
] as const satisfies readonly MailKind[];

export interface MailsState {
  state?: DeliveryState | undefined;
  kind?: MailKind | undefined;
}

export function mailsState(state: Record<string, unknown>): MailsState {
  return { state: oneOf(state, 'state', deliveryStates), kind: oneOf(state, 'kind', mailKinds) };
}
