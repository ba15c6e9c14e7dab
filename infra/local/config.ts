import { clients, type Addresses } from '../settings.ts';

/** The environment that a started process gets, with `settings` on top. */
export const environmentWith = (settings: Readonly<Record<string, string>>): NodeJS.ProcessEnv => ({ ...process.env, ...settings });

const named = {
  databaseUrl: 'DATABASE_URL',
  kafkaBrokers: 'KAFKA_BROKERS',
  redisUrl: 'REDIS_URL',
  smtpUrl: 'SMTP_URL',
  mailUrl: 'MAIL_URL',
  oidcIssuer: 'OIDC_ISSUER',
} as const;

/** Addresses of servers that run already, as given in the environment: nothing is started for these. */
export function givenAddresses(): Partial<Addresses> {
  const given = Object.entries(named).flatMap(([key, variable]) => (process.env[variable] ? [[key, process.env[variable]] as const] : []));
  return Object.fromEntries(given);
}

/** The addresses as settings for a test or a tool; TEST_DATABASE_URL is the administrator's. */
export function addressSettings(addresses: Addresses): Record<string, string> {
  return {
    TEST_DATABASE_URL: addresses.databaseUrl,
    DATABASE_URL: addresses.databaseUrl,
    KAFKA_BROKERS: addresses.kafkaBrokers,
    REDIS_URL: addresses.redisUrl,
    SMTP_URL: addresses.smtpUrl,
    ...(addresses.mailUrl === undefined ? {} : { MAIL_URL: addresses.mailUrl }),
    OIDC_ISSUER: addresses.oidcIssuer,
  };
}

/** How the gateway makes itself known to the identity provider. */
export const clientSettings = { OIDC_CLIENT_ID: clients.gateway.id, OIDC_CLIENT_SECRET: clients.gateway.secret };
