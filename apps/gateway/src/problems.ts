import type { ProblemRegistry } from '@tributary/service-kit';

/** The gateway's own codes. */
export const gatewayProblems = {
  'gateway.return-refused': { status: 400, title: 'You can only return to a page of this site' },
  'gateway.sign-in-interrupted': { status: 400, title: 'The sign-in was interrupted' },
  'gateway.sign-in-failed': { status: 400, title: 'The sign-in did not succeed' },
  'gateway.sign-in-over': { status: 401, title: 'Sign in again' },
  'gateway.cross-site': { status: 403, title: 'This change did not come from our own pages' },
  'gateway.csrf-token': { status: 403, title: 'This change lacks its token' },
  'gateway.method': { status: 405, title: 'This method is not taken here' },
  /** Nobody reads it; it stands in the log. */
  'gateway.client-gone': { status: 499, title: 'The client has gone' },
  'gateway.sessions-away': { status: 503, title: 'Sign-ins cannot be looked up right now' },
  'gateway.provider-away': { status: 503, title: 'The sign-in provider does not answer' },
  'gateway.service-away': { status: 503, title: 'This part of Tributary does not answer right now' },
  'gateway.service-slow': { status: 504, title: 'This part of Tributary takes too long' },
} as const satisfies ProblemRegistry;
