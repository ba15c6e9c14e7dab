import {
  audience,
  clients,
  databaseServices,
  developmentSessionSecret,
  host,
  type Addresses,
  type DatabaseService,
  type Service,
} from './settings.ts';

/** Where a service stands: with the local stack, or in a container. */
export interface Surroundings {
  readonly addresses: Addresses;
  /** The portal's origin, as browsers know it. */
  readonly publicUrl: string;
  /** The address that a service listens on. */
  readonly host: string;
  /** Each replica of each service, as the gateway reaches it. */
  readonly urls: Readonly<Record<DatabaseService, readonly string[]>>;
  readonly portalFiles: string;
  readonly openapiFiles: string;
  /** The folder in which services keep uploaded files, each in a part of its own. */
  readonly keptFiles: string;
}

/** A role's URL of a service's database. In development a role's password is its name. */
export function roleUrl(databaseUrl: string, service: DatabaseService, part: 'owner' | 'request' | 'worker'): string {
  const url = new URL(databaseUrl);
  url.username = `${service}_${part}`;
  url.password = `${service}_${part}`;
  url.pathname = `/${service}`;
  return url.href;
}

/** Settings of a service's `migrate`, which works as the owner. */
export const migrateSettings = (service: DatabaseService, { databaseUrl }: Pick<Addresses, 'databaseUrl'>): Record<string, string> => ({
  DATABASE_OWNER_URL: roleUrl(databaseUrl, service, 'owner'),
});

/** What a service's commands need of its database; they run no migrations. */
export const commandSettings = (service: DatabaseService, { databaseUrl }: Pick<Addresses, 'databaseUrl'>): Record<string, string> => ({
  DATABASE_REQUEST_URL: roleUrl(databaseUrl, service, 'request'),
  DATABASE_WORKER_URL: roleUrl(databaseUrl, service, 'worker'),
});

const commonSettings = (port: number, { addresses, publicUrl, host }: Surroundings): Record<string, string> => ({
  NODE_ENV: 'development',
  PORT: String(port),
  HOST: host,
  PUBLIC_URL: publicUrl,
  OIDC_ISSUER: addresses.oidcIssuer,
});

const gatewaySettings = ({ addresses, urls, portalFiles, openapiFiles }: Surroundings): Record<string, string> => ({
  REDIS_URL: addresses.redisUrl,
  OIDC_CLIENT_ID: clients.gateway.id,
  OIDC_CLIENT_SECRET: clients.gateway.secret,
  SESSION_SECRET: developmentSessionSecret,
  ...Object.fromEntries(databaseServices.map((service) => [`${service.toUpperCase()}_URLS`, urls[service].join(',')])),
  PORTAL_FILES: portalFiles,
  OPENAPI_FILES: openapiFiles,
});

const databaseSettings = (service: DatabaseService, { addresses, keptFiles }: Surroundings): Record<string, string> => ({
  ...commandSettings(service, addresses),
  KAFKA_BROKERS: addresses.kafkaBrokers,
  OIDC_AUDIENCE: audience,
  FILES_FOLDER: keptFiles,
  ...(service === 'notifications' ? { SMTP_URL: addresses.smtpUrl } : {}),
});

/** Everything that a service is told by its environment. */
export const serviceSettings = (service: Service, port: number, around: Surroundings): Record<string, string> => ({
  ...commonSettings(port, around),
  ...(service === 'gateway' ? gatewaySettings(around) : databaseSettings(service, around)),
});

export const loopbackUrl = (port: number): string => `http://${host}:${port}`;
