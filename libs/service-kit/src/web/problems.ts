/** What the world is told for a code: the HTTP status, and a title that does not change from case to case. */
export interface ProblemKind {
  readonly status: number;
  readonly title: string;
}

/** Code → kind. Each app passes its own; a code may stand in one registry only. */
export type ProblemRegistry = Readonly<Record<string, ProblemKind>>;

/** The codes that every service may answer with. */
export const kitProblems = {
  'not-found': { status: 404, title: 'There is no such thing, or not for you' },
  'request.malformed': { status: 400, title: 'The request cannot be read' },
  'request.invalid': { status: 422, title: 'Some fields need to be corrected' },
  'request.too-large': { status: 413, title: 'The request is too large' },
  'request.media-type': { status: 415, title: 'This kind of content is not taken here' },
  'request.too-many': { status: 429, title: 'Too many requests' },
  'request.conflict': { status: 409, title: 'Somebody else was faster' },
  'request.precondition-failed': { status: 412, title: 'It has changed meanwhile' },
  'request.precondition-required': { status: 428, title: 'Say which revision you have seen' },
  'page.malformed': { status: 400, title: 'This page of the list does not exist' },
  'access.token': { status: 401, title: 'Sign in first' },
  'access.provider-away': { status: 503, title: 'Sign-in cannot be checked at the moment; try again' },
  'access.role': { status: 403, title: 'Your role does not allow this' },
  'access.organisation': { status: 403, title: 'You hold no role in this organization' },
  'access.organisation-required': { status: 400, title: 'Say for which organization you act' },
  'access.organisation-malformed': { status: 400, title: 'This is not the id of an organization' },
  'access.organisation-conflict': { status: 400, title: 'The header and the address name different organizations' },
  'idempotency.missing': { status: 400, title: 'A write needs an Idempotency-Key' },
  'idempotency.malformed': { status: 400, title: 'This Idempotency-Key cannot be used' },
  'idempotency.in-flight': { status: 409, title: 'The same request is still being worked on' },
  'idempotency.other-body': { status: 422, title: 'This Idempotency-Key was used for another request' },
  'file.empty': { status: 422, title: 'The file is empty' },
  'file.too-large': { status: 413, title: 'The file is too large' },
  'file.type': { status: 415, title: 'Files of this kind are not taken' },
  'file.infected': { status: 422, title: 'The malware scanner refuses this file' },
  'file.scanner-away': { status: 503, title: 'Files cannot be checked at the moment; try again' },
  'file.store-away': { status: 503, title: 'Files cannot be reached at the moment; try again' },
  'service.busy': { status: 503, title: 'Too much at once; try again' },
  'service.unavailable': { status: 503, title: 'The service cannot reach its database; try again' },
  'service.failed': { status: 500, title: 'Something went wrong on our side' },
} as const satisfies ProblemRegistry;

/** Lays the kit's codes and an app's together. Throws for a code that stands in both. */
export function problemRegistry(own: ProblemRegistry): ProblemRegistry {
  const twice = Object.keys(own).filter((code) => code in kitProblems);
  if (twice.length > 0) throw new Error(`These problem codes belong to service-kit: ${twice.join(', ')}.`);
  return { ...kitProblems, ...own };
}
