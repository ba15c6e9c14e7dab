import { Injectable } from '@nestjs/common';
import { Seal } from '../sessions/seal.js';
import type { Session } from '../sessions/session.js';
import { Sessions } from '../sessions/sessions.js';
import { StreamsOfSessions } from '../sessions/streams-of-sessions.js';
import { IdentityProvider } from './identity-provider.js';

/** The browser goes on to the provider within this time, in seconds. */
export const LEAVING_SECONDS = 120;

/** A cookie may hold about 4,000 characters; an id token that does not fit is left out, and the provider asks whose sign-out it is. */
const LONGEST_COOKIE = 3_500;

/** Ends a session here, in every replica and at once, and then at the provider, or the next sign-in would need no password. */
@Injectable()
export class SignOut {
  constructor(
    private readonly sessions: Sessions,
    private readonly streams: StreamsOfSessions,
    private readonly provider: IdentityProvider,
    private readonly seal: Seal,
  ) {}

  /** The session as it stands: leaving needs no token that still holds, and so no provider. */
  async sessionOf(cookie: string | undefined): Promise<Session | null> {
    return cookie === undefined ? null : this.sessions.find(cookie);
  }

  /** The cookie by which the provider will know whose sign-out it is: the id token reaches no page. */
  async signOut(session: Session): Promise<string | null> {
    await this.sessions.end(session.key);
    await this.streams.end(session.key);
    const sealed = session.idToken === null ? '' : this.seal.seal('sign-out', session.idToken);
    return sealed !== '' && sealed.length <= LONGEST_COOKIE ? sealed : null;
  }

  /** The provider's sign-out page. Throws `gateway.provider-away`. */
  async leaveProvider(cookie: string | undefined): Promise<string> {
    return this.provider.signOutUrl(cookie === undefined ? null : this.seal.open('sign-out', cookie));
  }
}
