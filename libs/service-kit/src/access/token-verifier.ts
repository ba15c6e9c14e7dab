import { hash } from 'node:crypto';
import { errors, type JWTPayload, jwtVerify } from 'jose';
import { z } from 'zod';
import { RuleBroken } from '../rule-broken.js';
import type { Identity } from './actor.js';
import { IssuerKeys } from './keys.js';

/** Asymmetric algorithms alone: neither `none`, nor one in which whoever can verify can also sign. */
const ALGORITHMS = ['RS256', 'ES256', 'PS256'];
/** Tolerated difference between the provider's clock and ours, in seconds. */
const CLOCK_TOLERANCE_S = 5;
const MAX_TOKEN_LENGTH = 8_192;
const MAX_VERDICTS = 10_000;

export interface TokenIssuer {
  readonly issuer: string;
  readonly audience: string;
}

interface Verdict {
  readonly identity: Identity;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

const claims = z.object({
  iss: z.string(),
  sub: z.string().min(1).max(255),
  exp: z.number(),
  email: z.string().max(254).default(''),
  email_verified: z.boolean().default(false),
  name: z.string().max(200).default(''),
});

/**
 * Says who the bearer of an access token is (RFC 9068: type at+jwt). A good verdict is kept until the token expires, by the token's hash;
 * it says who somebody is and never what they may do.
 */
export class TokenVerifier {
  private readonly verdicts = new Map<string, Verdict>();
  private readonly keys: IssuerKeys;

  constructor(private readonly expected: TokenIssuer) {
    this.keys = new IssuerKeys(expected.issuer);
  }

  /** Throws RuleBroken `access.token` for a token that does not hold, ProviderAway when it cannot be judged now. */
  async verify(token: string): Promise<Identity> {
    if (token.length > MAX_TOKEN_LENGTH) throw refused();
    const key = hash('sha256', token, 'base64');
    const known = this.verdicts.get(key);
    if (known && known.expiresAt > Date.now()) return known.identity;
    const verdict = await this.judge(token);
    if (known) this.verdicts.delete(key);
    if (this.verdicts.size >= MAX_VERDICTS) this.forgetOldest();
    this.verdicts.set(key, verdict);
    return verdict.identity;
  }

  private async judge(token: string): Promise<Verdict> {
    try {
      const { payload } = await jwtVerify(token, this.keys.find, {
        ...this.expected,
        algorithms: ALGORITHMS,
        typ: 'at+jwt',
        clockTolerance: CLOCK_TOLERANCE_S,
        requiredClaims: ['exp', 'sub'],
      });
      return verdictOf(payload);
    } catch (error) {
      if (error instanceof errors.JOSEError || error instanceof z.ZodError) throw refused();
      throw error;
    }
  }

  private forgetOldest(): void {
    const [oldest] = this.verdicts.keys();
    if (oldest !== undefined) this.verdicts.delete(oldest);
  }
}

function verdictOf(payload: JWTPayload): Verdict {
  const { iss, sub, exp, email, email_verified, name } = claims.parse(payload);
  const identity = { issuer: iss, subject: sub, email: email.toLowerCase(), emailVerified: email_verified && email !== '', name };
  return { identity: Object.freeze(identity), expiresAt: exp * 1000 };
}

function refused(): RuleBroken {
  return new RuleBroken('access.token', {
    detail: 'The access token is missing, has expired or is not meant for this service. Sign in again.',
  });
}
