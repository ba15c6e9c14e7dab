import type { JointPurchaseStatus } from '@tributary/contracts';
import { oneOf, textIn } from '../parts/address.js';

/** The states that purchases can have today: the filter offers no empty room. */
export const offeredStatuses = [
  'committing',
  'priced',
  'unsuccessful',
  'cancelled',
  'draft',
] as const satisfies readonly JointPurchaseStatus[];

/** What a list can be narrowed to by the district's own answer. */
export const offeredAnswers = ['unanswered', 'mine'] as const;

export interface ListState {
  search?: string | undefined;
  status?: (typeof offeredStatuses)[number] | undefined;
  answer?: (typeof offeredAnswers)[number] | undefined;
}

export function listState(state: Record<string, unknown>): ListState {
  return {
    search: textIn(state, 'search'),
    status: oneOf(state, 'status', offeredStatuses),
    answer: oneOf(state, 'answer', offeredAnswers),
  };
}

export interface NewPurchaseState {
  step?: 'check' | undefined;
}

export function newPurchaseState(state: Record<string, unknown>): NewPurchaseState {
  return { step: oneOf(state, 'step', ['check']) };
}
