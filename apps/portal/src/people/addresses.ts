import { oneOf, textIn } from '../parts/address.js';

export interface PeopleState {
  search?: string | undefined;
  ended?: 'yes' | undefined;
}

export function peopleState(state: Record<string, unknown>): PeopleState {
  return { search: textIn(state, 'search'), ended: oneOf(state, 'ended', ['yes']) };
}

export interface GiveRoleState {
  /** The organisation that is chosen already, where the form was reached from its page. */
  organisation?: string | undefined;
}

export function giveRoleState(state: Record<string, unknown>): GiveRoleState {
  return { organisation: textIn(state, 'organisation') };
}
