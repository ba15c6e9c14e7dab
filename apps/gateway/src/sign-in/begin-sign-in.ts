import { Injectable } from '@nestjs/common';
import { Attempts } from './attempt.js';
import { IdentityProvider } from './identity-provider.js';
import { returnPath } from './return-path.rules.js';

/** Sends a browser to the provider. Throws `gateway.return-refused` and `gateway.provider-away`. */
@Injectable()
export class BeginSignIn {
  constructor(
    private readonly provider: IdentityProvider,
    private readonly attempts: Attempts,
  ) {}

  /** The provider's page, and the cookie without which nobody can come back from there. */
  async begin(wish: unknown): Promise<{ url: string; cookie: string }> {
    const returnTo = returnPath(wish);
    const { url, secrets } = await this.provider.begin();
    return { url: url.href, cookie: this.attempts.close({ ...secrets, returnTo }) };
  }
}
