import { addressList, readSettings, serviceSettings } from '@tributary/service-kit';
import { z } from 'zod';

const replicas = addressList.pipe(z.array(z.url({ protocol: /^https?$/ }).transform((address) => new URL(address))));

/** What the gateway is told by its environment. It has no database and reads no events. */
export const gatewaySettings = serviceSettings
  .pick({ NODE_ENV: true, PORT: true, HOST: true, LOG_LEVEL: true, PUBLIC_URL: true, OIDC_ISSUER: true })
  .extend({
    OIDC_CLIENT_ID: z.string().min(1),
    OIDC_CLIENT_SECRET: z.string().min(1),
    /** A provider that gives refresh tokens only on demand needs `offline_access` here. */
    OIDC_SCOPE: z.string().default('openid email profile'),
    REDIS_URL: z.url(),
    /** Seals sessions and sign-in cookies. Another one ends every session. */
    SESSION_SECRET: z.string().min(32),
    SESSION_IDLE_MINUTES: z.coerce.number().positive().default(60),
    SESSION_HOURS: z.coerce.number().positive().default(12),
    DISTRICTS_URLS: replicas,
    PROCUREMENT_URLS: replicas,
    NOTIFICATIONS_URLS: replicas,
    /** The portal's built files. */
    PORTAL_FILES: z.string(),
    /** The services' OpenAPI documents, `<service>.json` each. */
    OPENAPI_FILES: z.string(),
    /** Requests to the API at most, from one address, in a minute. */
    RATE_LIMIT_PER_MINUTE: z.coerce.number().int().min(1).default(6_000),
    SIGN_IN_LIMIT_PER_MINUTE: z.coerce.number().int().min(1).default(300),
    /** Files with districts are the largest; the services take less of most other things. */
    BODY_LIMIT_KIB: z.coerce.number().int().min(1).default(65_536),
    /** Addresses of the proxies in front, whose X-Forwarded-For counts: single ones or ranges, comma-separated. */
    TRUSTED_PROXIES: z.string().optional(),
    /** Metrics are for the operator's own network, so they have a port of their own, or none. */
    METRICS_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  });
export type GatewaySettings = z.output<typeof gatewaySettings>;

export const settings = (): GatewaySettings => readSettings(gatewaySettings);

/** The settings as they are injected, and what follows from them. */
export class Gateway {
  readonly publicUrl: URL;
  readonly services: ReadonlyMap<string, readonly URL[]>;

  constructor(readonly settings: GatewaySettings) {
    this.publicUrl = new URL(settings.PUBLIC_URL);
    this.services = new Map([
      ['districts', settings.DISTRICTS_URLS],
      ['procurement', settings.PROCUREMENT_URLS],
      ['notifications', settings.NOTIFICATIONS_URLS],
    ]);
  }

  /** Whether browsers come by https: then cookies are Secure and bound to this host. */
  get isSecure(): boolean {
    return this.publicUrl.protocol === 'https:';
  }
}
