import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Seal } from '../sessions/seal.js';

/** A sign-in may take this long, in seconds: finding the phone with the second factor included. */
export const ATTEMPT_SECONDS = 900;

const attempt = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  /** Where the browser wanted to go. */
  returnTo: z.string(),
  endsMs: z.number(),
});
export type Attempt = z.infer<typeof attempt>;

/** Sign-ins that are under way. They are kept by the browser alone, sealed, so that beginning one costs the gateway nothing. */
@Injectable()
export class Attempts {
  constructor(private readonly seal: Seal) {}

  close(open: Omit<Attempt, 'endsMs'>): string {
    return this.seal.seal('sign-in', JSON.stringify({ ...open, endsMs: Date.now() + ATTEMPT_SECONDS * 1_000 }));
  }

  /** Null for what this gateway has not sealed, or too long ago. */
  open(sealed: string | undefined): Attempt | null {
    const text = sealed === undefined ? null : this.seal.open('sign-in', sealed);
    const found = text === null ? undefined : attempt.safeParse(JSON.parse(text)).data;
    return found && found.endsMs > Date.now() ? found : null;
  }
}
