import { textIn } from '../parts/address.js';

export interface NetworksState {
  search?: string | undefined;
}

export function networksState(state: Record<string, unknown>): NetworksState {
  return { search: textIn(state, 'search') };
}
