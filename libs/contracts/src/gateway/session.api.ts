import { z } from 'zod';
import { instant } from '../shapes.js';

/** Who is signed in with this browser, as `GET /session` of the gateway tells. Everything else is null without a sign-in. Never a token. */
export const sessionFace = z.object({
  signedIn: z.boolean(),
  /** What writes bring in the header `x-csrf-token`. */
  csrfToken: z.string().nullable(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  /** The latest end of the session; an idle one ends earlier. */
  expiresAt: instant.nullable(),
});
export type SessionFace = z.infer<typeof sessionFace>;

/** Where the browser goes after `POST /sign-out`: a path of this origin, from which it reaches the provider's own sign-out. */
export const signedOut = z.object({ next: z.string() });
export type SignedOut = z.infer<typeof signedOut>;
