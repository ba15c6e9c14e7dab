import type { FastifyHelmetOptions } from '@fastify/helmet';
import type { Gateway } from '../config.js';

/** What pages of this origin may do. No page uses any of these of a device. */
export const PERMISSIONS = 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()';

/** Headers of every answer. No inline script runs; styles may be inline, since Mantine and Swagger UI set style attributes. */
export function securityHeaders({ isSecure }: Gateway): FastifyHelmetOptions {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        'style-src': ["'self'", "'unsafe-inline'"],
        'img-src': ["'self'", 'data:', 'blob:'],
        'font-src': ["'self'"],
        'connect-src': ["'self'"],
        'manifest-src': ["'self'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
        'base-uri': ["'none'"],
        ...(isSecure ? { 'upgrade-insecure-requests': [] } : {}),
      },
    },
    strictTransportSecurity: isSecure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    // With `no-referrer` browsers would send `Origin: null` with our own forms and calls, and the check of the origin could not pass.
    referrerPolicy: { policy: 'same-origin' },
    frameguard: { action: 'deny' },
  };
}
