import { createLocalJWKSet, createRemoteJWKSet, errors, type JWTVerifyGetKey, type RemoteJWKSet } from 'jose';
import { z } from 'zod';

const REQUEST_MS = 5_000;
/** How long the provider's keys count without being fetched again. */
const FRESH_MS = 10 * 60_000;

const discovery = z.object({ issuer: z.string(), jwks_uri: z.url() });

/** The identity provider cannot be reached, and its keys were not had before. Only sign-ins fail by it. */
export class ProviderAway extends Error {
  override readonly name = 'ProviderAway';
}

/** The published keys of an issuer, found by discovery when the first token comes. While the provider is away the last keys go on counting. */
export class IssuerKeys {
  private remote: Promise<RemoteJWKSet> | undefined;

  constructor(
    private readonly issuer: string,
    private readonly freshMs = FRESH_MS,
  ) {}

  /** The key that a token names. */
  readonly find: JWTVerifyGetKey = async (header, token) => {
    this.remote ??= this.discover();
    const remote = await this.remote.catch((error: unknown) => {
      this.remote = undefined;
      throw new ProviderAway(`${this.issuer} does not answer.`, { cause: error });
    });
    try {
      return await remote(header, token);
    } catch (error) {
      if (!isAway(error)) throw error;
      const last = remote.jwks();
      if (!last) throw new ProviderAway(`${this.issuer} gives no keys.`, { cause: error });
      return createLocalJWKSet(last)(header, token);
    }
  };

  private async discover(): Promise<RemoteJWKSet> {
    const address = `${this.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
    const answer = await fetch(address, { signal: AbortSignal.timeout(REQUEST_MS), redirect: 'error' });
    if (!answer.ok) throw new Error(`${address} answers ${answer.status}.`);
    const { issuer, jwks_uri } = discovery.parse(await answer.json());
    if (issuer !== this.issuer) throw new Error(`${address} speaks for ${issuer}.`);
    return createRemoteJWKSet(new URL(jwks_uri), { timeoutDuration: REQUEST_MS, cacheMaxAge: this.freshMs });
  }
}

// A key that is not among the published ones is the token's fault; everything else that goes wrong while fetching is the provider's.
function isAway(error: unknown): boolean {
  return !(
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys ||
    error instanceof errors.JOSENotSupported
  );
}
