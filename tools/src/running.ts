import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { identify, isSame, openFolder, type Addresses, type ProcessIdentity, type Service } from '@tributary/infra';

/** A replica as it was started. */
export interface RunningReplica {
  /** Such as `procurement-2`. */
  readonly name: string;
  readonly service: Service;
  readonly port: number;
  readonly settings: Readonly<Record<string, string>>;
  readonly process: ProcessIdentity | undefined;
}

/** What runs, for whoever works beside it: `npm run dev`, `npm run events`, the journeys. */
export interface Running {
  readonly owner: ProcessIdentity | undefined;
  readonly publicUrl: string;
  readonly addresses: Addresses;
  readonly replicas: readonly RunningReplica[];
}

export const runningFile = (folder: string): string => join(folder, 'running.json');

export function writeRunning(folder: string, running: Running): void {
  writeFileSync(runningFile(folder), JSON.stringify(running, undefined, 2));
}

/** The platform that `npm start` runs in this checkout; undefined when it does not run. */
export function readRunning(folder: string = openFolder('state')): Running | undefined {
  if (!existsSync(runningFile(folder))) return undefined;
  const running = JSON.parse(readFileSync(runningFile(folder), 'utf8')) as Running;
  return isSame(running.owner, identify(running.owner?.pid)) ? running : undefined;
}
