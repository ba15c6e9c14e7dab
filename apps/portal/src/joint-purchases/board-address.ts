import { oneOf, textIn } from '../parts/address.js';

/** What stands below the ladder, one at a time. */
export const boardTabs = ['districts', 'specification', 'source', 'documents'] as const;
export type BoardTab = (typeof boardTabs)[number];

/** Which lot and which tab of a purchase are looked at. */
export interface BoardState {
  lot?: string | undefined;
  tab?: BoardTab | undefined;
}

export function boardState(state: Record<string, unknown>): BoardState {
  return { lot: textIn(state, 'lot'), tab: oneOf(state, 'tab', boardTabs) };
}

/** Whether a commitment is written, or looked at once more before it is sent. */
export interface CommitState {
  step?: 'check' | undefined;
}

export function commitState(state: Record<string, unknown>): CommitState {
  return { step: oneOf(state, 'step', ['check']) };
}
