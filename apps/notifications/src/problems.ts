import type { ProblemRegistry } from '@tributary/service-kit';

/** The codes of notifications, beside those that every service has. */
export const problems = {
  'delivery.not-uncertain': { status: 409, title: 'What became of this mail is known' },
} as const satisfies ProblemRegistry;
