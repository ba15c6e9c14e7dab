import { textIn } from '../parts/address.js';

export interface UnsubscribeState {
  token?: string | undefined;
}

export function unsubscribeState(state: Record<string, unknown>): UnsubscribeState {
  return { token: textIn(state, 'token') };
}
