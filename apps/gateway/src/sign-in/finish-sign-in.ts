import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { RuleBroken } from '@tributary/service-kit/rule-broken';
import { Gateway } from '../config.js';
import { Sessions } from '../sessions/sessions.js';
import { Attempts } from './attempt.js';
import { IdentityProvider } from './identity-provider.js';

/** Takes a browser back from the provider and begins its session. */
@Injectable()
export class FinishSignIn {
  constructor(
    private readonly gateway: Gateway,
    private readonly provider: IdentityProvider,
    private readonly attempts: Attempts,
    private readonly sessions: Sessions,
  ) {}

  /**
   * The new session's id is always a new one, so a cookie that somebody planted beforehand is worth nothing; a session that the browser
   * had until now ends. Throws `gateway.sign-in-interrupted` where this browser has begun no sign-in.
   */
  async finish(
    query: string,
    attemptCookie: string | undefined,
    sessionCookie: string | undefined,
  ): Promise<{ sessionId: string; returnTo: string }> {
    const attempt = this.attempts.open(attemptCookie);
    if (attempt === null) throw new RuleBroken('gateway.sign-in-interrupted');
    const { name, email, tokens } = await this.provider.finish(query, attempt);
    const former = sessionCookie === undefined ? null : await this.sessions.find(sessionCookie);
    if (former) await this.sessions.end(former.key);
    const sessionId = await this.sessions.begin({
      name,
      email,
      csrfToken: randomBytes(24).toString('base64url'),
      endsMs: Date.now() + this.gateway.settings.SESSION_HOURS * 3_600_000,
      ...tokens,
    });
    return { sessionId, returnTo: attempt.returnTo };
  }
}
