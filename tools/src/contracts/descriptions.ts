import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import type { JsonSchema } from './event-schemas.ts';

/** What a service says of itself without being started: its routes, and which events it reads. */
export interface ServiceDescription {
  readonly service: string;
  readonly openapi: JsonSchema;
  readonly reads: readonly { readonly consumer: string; readonly type: string; readonly handler: string }[];
}

/** Runs each app's `describe` entry as a child: it needs no database, and the tools import no app. */
export function describeServices(): ServiceDescription[] {
  const apps = readdirSync('apps').filter((app) => existsSync(`apps/${app}/src/describe.ts`));
  return apps.map((service) => {
    const child = spawnSync(process.execPath, [`apps/${service}/dist/describe.js`], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
    if (child.status !== 0) throw new Error(`${service} could not describe itself:\n${child.stderr}`);
    return { service, ...(JSON.parse(child.stdout) as Omit<ServiceDescription, 'service'>) };
  });
}
