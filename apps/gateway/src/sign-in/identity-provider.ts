import { Injectable, Logger } from '@nestjs/common';
import { RuleBroken } from '@tributary/service-kit/rule-broken';
import * as oidc from 'openid-client';
import { Gateway } from '../config.js';
import type { Tokens } from '../sessions/session.js';

/** The provider is waited for this long, in seconds. */
const PATIENCE_SECONDS = 5;

/** Codes of openid-client that mean: no proper answer came. Others mean that the answer was no. */
const NO_ANSWER = new Set(['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON']);

/** What must be known again when the browser comes back, and to nobody else. */
export interface AttemptSecrets {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** What a sign-in brings. */
export interface SignedInPerson {
  readonly name: string;
  readonly email: string;
  readonly tokens: Tokens;
}

/** The OpenID provider. It is looked up when it is first needed, and again until that succeeds: only sign-ins depend on it. */
@Injectable()
export class IdentityProvider {
  private readonly log = new Logger('IdentityProvider');
  private found: Promise<oidc.Configuration> | undefined;

  constructor(private readonly gateway: Gateway) {}

  /** Where to send the browser, and the secrets of this sign-in. */
  async begin(): Promise<{ url: URL; secrets: AttemptSecrets }> {
    const secrets = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() };
    const url = oidc.buildAuthorizationUrl(await this.configuration(), {
      redirect_uri: this.page('/sign-in/callback'),
      scope: this.gateway.settings.OIDC_SCOPE,
      state: secrets.state,
      nonce: secrets.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(secrets.verifier),
      code_challenge_method: 'S256',
    });
    return { url, secrets };
  }

  /** Trades the code that the browser brought. Throws `gateway.sign-in-failed` where the provider or a check says no. */
  async finish(query: string, secrets: AttemptSecrets): Promise<SignedInPerson> {
    const configuration = await this.configuration();
    const answer = await this.ask('gateway.sign-in-failed', () =>
      oidc.authorizationCodeGrant(configuration, new URL(this.page(`/sign-in/callback${query}`)), {
        expectedState: secrets.state,
        expectedNonce: secrets.nonce,
        pkceCodeVerifier: secrets.verifier,
        idTokenExpected: true,
      }),
    );
    const claims = answer.claims();
    const email = typeof claims?.email === 'string' ? claims.email : '';
    return { name: typeof claims?.name === 'string' ? claims.name : email, email, tokens: tokensOf(answer) };
  }

  /** Throws `gateway.sign-in-over` where the provider no longer takes the refresh token. */
  async renew(refreshToken: string, before: Tokens): Promise<Tokens> {
    const configuration = await this.configuration();
    const answer = await this.ask('gateway.sign-in-over', () => oidc.refreshTokenGrant(configuration, refreshToken));
    const tokens = tokensOf(answer);
    // A provider that does not rotate refresh tokens sends none, and few send the id token again.
    return { ...tokens, refreshToken: tokens.refreshToken ?? refreshToken, idToken: tokens.idToken ?? before.idToken };
  }

  /** Where the browser ends its session at the provider too, or the first page where the provider has no such place. */
  async signOutUrl(idToken: string | null): Promise<string> {
    const configuration = await this.configuration();
    if (configuration.serverMetadata().end_session_endpoint === undefined) return '/';
    const parameters = { post_logout_redirect_uri: this.page('/'), ...(idToken === null ? {} : { id_token_hint: idToken }) };
    return oidc.buildEndSessionUrl(configuration, parameters).href;
  }

  private configuration(): Promise<oidc.Configuration> {
    this.found ??= this.discover().catch((error: unknown) => {
      this.found = undefined;
      throw error;
    });
    return this.found;
  }

  private async discover(): Promise<oidc.Configuration> {
    const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = this.gateway.settings;
    const issuer = new URL(OIDC_ISSUER);
    const plain = issuer.protocol === 'http:' ? [oidc.allowInsecureRequests] : [];
    return this.ask('gateway.provider-away', () =>
      oidc.discovery(issuer, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, undefined, {
        // The id token's signature is checked as well, although it comes straight from the provider.
        execute: [...plain, oidc.enableNonRepudiationChecks],
        timeout: PATIENCE_SECONDS,
      }),
    );
  }

  private async ask<T>(refusal: string, question: () => Promise<T>): Promise<T> {
    try {
      return await question();
    } catch (cause) {
      const code = isNoAnswer(cause) ? 'gateway.provider-away' : refusal;
      this.log.warn(`${code}: ${reasonOf(cause)}`);
      throw Object.assign(new RuleBroken(code), { cause });
    }
  }

  private page(path: string): string {
    return new URL(path, this.gateway.publicUrl).href;
  }
}

function tokensOf(answer: oidc.TokenEndpointResponse): Tokens {
  return {
    accessToken: answer.access_token,
    accessTokenEndsMs: Date.now() + (answer.expires_in ?? 60) * 1_000,
    refreshToken: answer.refresh_token ?? null,
    idToken: answer.id_token ?? null,
  };
}

function isNoAnswer(error: unknown): boolean {
  if (error instanceof oidc.ClientError) return NO_ANSWER.has(error.code ?? '');
  if (error instanceof oidc.ResponseBodyError) return error.status >= 500;
  return error instanceof TypeError && !('code' in error);
}

/** The kind of failure, without the provider's own words: those may repeat what was sent. */
function reasonOf(error: unknown): string {
  if (error instanceof oidc.ResponseBodyError || error instanceof oidc.AuthorizationResponseError) return error.error;
  return error instanceof Error ? error.message : 'unknown';
}
