import { existsSync, readFileSync } from 'node:fs';

/** A replica of the running platform, as `npm start` and `npm test` write it down. */
export interface Replica {
  readonly name: string;
  readonly service: string;
  readonly port: number;
  readonly settings: Readonly<Record<string, string>>;
  readonly process: { readonly pid: number };
}

/** The platform that the journeys are made on. */
export interface RunningPlatform {
  readonly publicUrl: string;
  readonly addresses: {
    readonly databaseUrl: string;
    readonly kafkaBrokers: string;
    readonly mailUrl: string;
    readonly oidcIssuer: string;
  };
  readonly replicas: readonly Replica[];
}

/** Reads it from the file that RUNNING_FILE names; without one, it is the platform that `npm start` runs. */
export function runningPlatform(): RunningPlatform {
  const file = process.env['RUNNING_FILE'] ?? '.tributary/state/running.json';
  if (!existsSync(file)) throw new Error('No platform runs: `npm start` runs one, and `npm test -- journey` one of its own.');
  return JSON.parse(readFileSync(file, 'utf8')) as RunningPlatform;
}
