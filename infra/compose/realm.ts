import { samplePeople, type SamplePerson } from '../local/identity/people.ts';
import { audience, clients, ports } from '../settings.ts';
import { realm } from './containers.ts';

/** Services accept a token only when it is made out to them. */
const audienceMapper = {
  name: 'audience',
  protocol: 'openid-connect',
  protocolMapper: 'oidc-audience-mapper',
  config: { 'included.custom.audience': audience, 'access.token.claim': 'true', 'id.token.claim': 'false' },
};

const client = (id: string, redirectUris: readonly string[], secret?: string): object => ({
  clientId: id,
  enabled: true,
  protocol: 'openid-connect',
  publicClient: secret === undefined,
  ...(secret === undefined ? {} : { secret }),
  standardFlowEnabled: true,
  directAccessGrantsEnabled: false,
  redirectUris,
  // PKCE, and `at+jwt` as the type of access tokens.
  attributes: { 'pkce.code.challenge.method': 'S256', 'access.token.header.type.rfc9068': 'true' },
  defaultClientScopes: ['basic', 'profile', 'email'],
  protocolMappers: [audienceMapper],
});

/** Keycloak allows no parentheses in names. */
function user({ email, name }: SamplePerson): object {
  const [firstName, ...rest] = name.replace(/[()]/g, '').split(' ');
  const credentials = [{ type: 'password', value: 'sample', temporary: false }];
  return { username: email, email, emailVerified: true, enabled: true, firstName, lastName: rest.join(' '), credentials };
}

/** The realm that docker-compose.yml has Keycloak import: the same clients and sample people as with the development provider. */
export const realmFile = {
  realm,
  enabled: true,
  sslRequired: 'none',
  registrationAllowed: true,
  registrationEmailAsUsername: true,
  loginWithEmailAllowed: true,
  accessTokenLifespan: 900,
  clients: [
    client(clients.gateway.id, [`http://localhost:${ports.gateway}${clients.gateway.callbackPath}`], clients.gateway.secret),
    client(clients.tools.id, [clients.tools.redirectUri]),
  ],
  users: samplePeople.map(user),
};

/** The text of infra/keycloak/tributary-realm.json. */
export const realmText = (): string => `${JSON.stringify(realmFile, undefined, 2)}\n`;
