import { readSettings, serviceSettings } from '@tributary/service-kit';
import { z } from 'zod';

const schema = serviceSettings.extend({
  /** The share of bad rows above which an import changes nothing: 0.05 is 5 %. */
  IMPORT_BAD_SHARE: z.coerce.number().min(0).max(1).default(0.05),
});
export type Settings = z.output<typeof schema>;

/** Reads the service's settings from the environment. Throws an error that names each missing or malformed one. */
export const settings = (): Settings => readSettings(schema);

/** The settings of a command that works on the database alone. */
export const commandSettings = (): Pick<Settings, 'DATABASE_REQUEST_URL' | 'DATABASE_WORKER_URL'> =>
  readSettings(schema.pick({ DATABASE_REQUEST_URL: true, DATABASE_WORKER_URL: true }));
