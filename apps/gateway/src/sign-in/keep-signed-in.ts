import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { RuleBroken } from '@tributary/service-kit/rule-broken';
import type { Session } from '../sessions/session.js';
import { Sessions } from '../sessions/sessions.js';
import { IdentityProvider } from './identity-provider.js';

/** An access token is renewed this long before its end; with less than `USABLE_MS` left it might end on its way to a service. */
const RENEW_MS = 60_000;
const USABLE_MS = 3_000;
/** How long a request waits for the renewal that another one has begun, and how often it looks. */
const PATIENCE_MS = 6_000;
const LOOK_AGAIN_MS = 50;

/** Finds the session of a request's cookie, with an access token that still holds. */
@Injectable()
export class KeepSignedIn {
  constructor(
    private readonly sessions: Sessions,
    private readonly provider: IdentityProvider,
  ) {}

  /** Null where there is no session, or none any more. Throws `gateway.provider-away` where only the provider could prolong it. */
  async sessionOf(cookie: string | undefined): Promise<Session | null> {
    const session = cookie === undefined ? null : await this.sessions.find(cookie);
    return session === null ? null : this.withUsableToken(session);
  }

  private async withUsableToken(session: Session): Promise<Session | null> {
    const leftMs = session.accessTokenEndsMs - Date.now();
    if (leftMs > RENEW_MS || (session.refreshToken === null && leftMs > 0)) return session;
    if (session.refreshToken === null) return this.end(session);
    try {
      const renewed = await this.sessions.alone(session, () => this.renew(session));
      if (renewed !== undefined) return renewed;
    } catch (error) {
      // The provider is away or has said something odd, but the token still holds: only its end makes this a failure.
      if (isAway(error) && leftMs > USABLE_MS) return session;
      throw error;
    }
    return leftMs > USABLE_MS ? session : this.awaitRenewal(session);
  }

  /** Runs under the session's lock, in one replica at a time: a refresh token may be good for one use only. */
  private async renew(session: Session): Promise<Session | null> {
    const now = await this.sessions.read(session.key);
    if (now === null || now.refreshToken === null || now.accessTokenEndsMs > session.accessTokenEndsMs) return now;
    try {
      return await this.sessions.renew(now, await this.provider.renew(now.refreshToken, now));
    } catch (error) {
      if (error instanceof RuleBroken && error.code === 'gateway.sign-in-over') return this.end(now);
      throw error;
    }
  }

  private async awaitRenewal(session: Session): Promise<Session | null> {
    const until = Date.now() + PATIENCE_MS;
    while (Date.now() < until) {
      await pause(LOOK_AGAIN_MS);
      const now = await this.sessions.read(session.key);
      if (now === null || now.accessTokenEndsMs > session.accessTokenEndsMs) return now;
    }
    throw new RuleBroken('gateway.provider-away');
  }

  private async end(session: Session): Promise<null> {
    await this.sessions.end(session.key);
    return null;
  }
}

function isAway(error: unknown): boolean {
  return error instanceof RuleBroken && error.code === 'gateway.provider-away';
}
