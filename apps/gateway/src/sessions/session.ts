import { z } from 'zod';

/** What a session holds. It stands sealed in Redis and nowhere else; of all this the browser learns the name, the address and the CSRF token. */
export const sessionRecord = z.object({
  name: z.string(),
  email: z.string(),
  /** What writes must bring in `x-csrf-token`. */
  csrfToken: z.string(),
  accessToken: z.string(),
  /** Milliseconds since 1970, as all moments here: none of them decides anything but how long a sign-in lasts. */
  accessTokenEndsMs: z.number(),
  refreshToken: z.string().nullable(),
  /** Handed to the provider at sign-out, so that it knows whose sign-out it is. */
  idToken: z.string().nullable(),
  /** The session ends then, however busy it is. */
  endsMs: z.number(),
});
export type SessionRecord = z.infer<typeof sessionRecord>;

/** A session as a request finds it. */
export interface Session extends SessionRecord {
  /** Its name in Redis: a hash of the cookie's value, so that whoever reads Redis can take over no session. */
  readonly key: string;
}

/** What the provider hands out, at the sign-in and at each renewal. */
export type Tokens = Pick<SessionRecord, 'accessToken' | 'accessTokenEndsMs' | 'refreshToken' | 'idToken'>;
