import type { ProblemRegistry } from '@tributary/service-kit';

/** The rules that procurement may answer with: their status, and what they are called. */
export const problems = {
  'joint-purchase.state': { status: 409, title: 'The purchase is past that step' },
  'joint-purchase.cut-off-passed': { status: 409, title: 'The cut-off has passed' },
  'joint-purchase.cut-off-past': { status: 422, title: 'The cut-off lies in the past' },
  'joint-purchase.cut-off-far': { status: 422, title: 'The cut-off lies too far ahead' },
  'joint-purchase.ladder-rises': { status: 422, title: 'A larger volume cannot be dearer' },
  'joint-purchase.ladder-volume': { status: 422, title: 'The volumes of a ladder must rise' },
  'joint-purchase.invited-twice': { status: 422, title: 'A district is named twice' },
  'joint-purchase.invited-unknown': { status: 422, title: 'This district is not on record' },
  'joint-purchase.invited-closed': { status: 422, title: 'This district is closed' },
  'joint-purchase.lot-unknown': { status: 422, title: 'This lot is not in the purchase' },
  'joint-purchase.volume-too-large': { status: 422, title: 'The volume is too large' },
} as const satisfies ProblemRegistry;
