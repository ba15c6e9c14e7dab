import { generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { interactionPolicy, Provider, type Context } from 'oidc-provider';
import { audience, clients, developmentCookieKey } from '../../settings.ts';
import { claimsOf, emailOf } from './people.ts';

const resource = `urn:${audience}`;
const scope = 'openid email profile offline_access';
const hourSeconds = 3600;

/** Signing keys live as long as the data of the stack, so that a restart ends nobody's session. */
function signingKey(file: string): object {
  if (!existsSync(file)) {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    writeFileSync(file, JSON.stringify({ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'ES256' }), { mode: 0o600 });
  }
  return JSON.parse(readFileSync(file, 'utf8')) as object;
}

/** The page is shown at each sign-in, or nobody could change from one sample person to another. */
function alwaysAsk(): ReturnType<typeof interactionPolicy.base> {
  const { Check } = interactionPolicy;
  const policy = interactionPolicy.base();
  policy
    .get('login')
    .checks.add(
      new Check('choice', 'Somebody is chosen each time', ({ oidc }) =>
        oidc.result?.login ? Check.NO_NEED_TO_PROMPT : Check.REQUEST_PROMPT,
      ),
    );
  // Without it a client on a loopback address would be asked each time; `consent` below grants everything.
  policy.remove('consent');
  return policy;
}

/** Everybody consents to everything. */
async function consent({ oidc }: Context): Promise<unknown> {
  const grant = new oidc.provider.Grant({ accountId: oidc.session.accountId, clientId: oidc.client.clientId });
  grant.addOIDCScope(scope);
  grant.addResourceScope(resource, scope);
  await grant.save();
  return grant;
}

const registered = [
  {
    client_id: clients.gateway.id,
    client_secret: clients.gateway.secret,
    grant_types: ['authorization_code', 'refresh_token'],
    // Loopback addresses of a native client match on any port, and the gateway's is not known beforehand.
    application_type: 'native',
    redirect_uris: ['localhost', '127.0.0.1'].map((host) => `http://${host}${clients.gateway.callbackPath}`),
    id_token_signed_response_alg: 'ES256',
  },
  {
    client_id: clients.tools.id,
    token_endpoint_auth_method: 'none',
    application_type: 'native',
    redirect_uris: [clients.tools.redirectUri],
    id_token_signed_response_alg: 'ES256',
  },
];

const account = (subject: string) => ({ accountId: subject, claims: () => ({ sub: subject, ...claimsOf(emailOf(subject)) }) });

/** An OpenID provider for development: access tokens are JWTs for Tributary's services and carry who the person is. */
export function identityProvider(issuer: string, keyFile: string): Provider {
  return new Provider(issuer, {
    clients: registered,
    jwks: { keys: [signingKey(keyFile)] },
    cookies: { keys: [developmentCookieKey] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    // Name and address also stand in the id token, as with Keycloak.
    conformIdTokenClaims: false,
    findAccount: (_: Context, subject: string) => account(subject),
    extraTokenClaims: (_: Context, token: { accountId: string }) => claimsOf(emailOf(token.accountId)),
    issueRefreshToken: (_: Context, client: { grantTypeAllowed(type: string): boolean }) => client.grantTypeAllowed('refresh_token'),
    loadExistingGrant: consent,
    interactions: { policy: alwaysAsk(), url: (_: Context, { uid }: { uid: string }) => `/interaction/${uid}` },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => resource,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({ scope, audience, accessTokenFormat: 'jwt', jwt: { sign: { alg: 'ES256' } } }),
      },
    },
    ttl: {
      AccessToken: hourSeconds / 4,
      AuthorizationCode: 60,
      IdToken: hourSeconds,
      RefreshToken: 12 * hourSeconds,
      Interaction: hourSeconds,
      Session: hourSeconds,
      Grant: 12 * hourSeconds,
    },
  });
}
