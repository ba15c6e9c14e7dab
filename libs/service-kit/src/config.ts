import { z } from 'zod';
import { STREAMED_LIMIT_BYTES } from './web/streamed-body.js';

const addresses = z
  .string()
  .transform((list) =>
    list
      .split(',')
      .map((address) => address.trim())
      .filter((address) => address !== ''),
  )
  .pipe(z.array(z.string()).min(1));

/** The settings that every service has. An app adds its own with `.extend({ … })`. */
export const serviceSettings = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('development'),
  PORT: z.coerce.number().int().min(0).max(65_535),
  HOST: z.string().default('127.0.0.1'),
  DATABASE_REQUEST_URL: z.url(),
  DATABASE_WORKER_URL: z.url(),
  /** Connections at most. The worker's are for consumers, schedules and the guard, which must not wait for them. */
  DATABASE_REQUEST_POOL: z.coerce.number().int().min(1).max(200).default(10),
  DATABASE_WORKER_POOL: z.coerce.number().int().min(2).max(200).default(16),
  KAFKA_BROKERS: addresses,
  OIDC_ISSUER: z.url(),
  OIDC_AUDIENCE: z.string().default('tributary'),
  /** The portal's origin, for links. */
  PUBLIC_URL: z.url(),
  LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
  /** Where a service that keeps files keeps them: a folder that its replicas share, or a bucket of an S3 server. One of the two. */
  FILES_FOLDER: z.string().min(1).optional(),
  FILES_S3_URL: z.url().optional(),
  FILES_S3_BUCKET: z.string().min(1).optional(),
  FILES_S3_REGION: z.string().min(1).default('us-east-1'),
  FILES_S3_KEY_ID: z.string().min(1).optional(),
  FILES_S3_SECRET: z.string().min(1).optional(),
  /** Of one file. */
  FILE_MAX_BYTES: z.coerce
    .number()
    .int()
    .min(1)
    .max(STREAMED_LIMIT_BYTES)
    .default(20 * 1024 * 1024),
  /** The words of a command that judges a file whose path is added: 0 is clean, 1 infected. */
  FILE_SCANNER: z.string().min(1).optional(),
});
export type ServiceSettings = z.output<typeof serviceSettings>;

/** The settings of a service's `migrate` command, the only part that is given the owner's connection. */
export const migrateSettings = z.object({ DATABASE_OWNER_URL: z.url() });

/** The settings of the `provision` command. ROLE_PASSWORDS is a JSON object from a role's name to its password. */
export const provisionSettings = z.object({
  DATABASE_URL: z.url(),
  ROLE_PASSWORDS: z
    .string()
    .default('{}')
    .transform((text) => JSON.parse(text) as unknown)
    .pipe(z.record(z.string(), z.string())),
});

/** Comma-separated list of addresses, as an app's own setting. */
export const addressList = addresses;

/**
 * The settings in the process's environment: the one place that reads it. Throws an error that names each missing or malformed setting,
 * never its value, which may be a secret.
 */
export function readSettings<Schema extends z.ZodType>(schema: Schema): z.output<Schema> {
  const result = schema.safeParse(process.env);
  if (result.success) return result.data;
  const faults = result.error.issues.map(
    (issue) => `  ${issue.path.join('.')}: ${issue.code === 'invalid_type' ? 'missing' : 'malformed'}`,
  );
  throw new Error(`These settings are missing or malformed:\n${faults.join('\n')}`);
}
