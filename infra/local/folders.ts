import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const workspace = fileURLToPath(new URL('../..', import.meta.url));

/** The one ignored folder: state, caches and logs. PostgreSQL runs as a user of its own and must get through to its data. */
export const workFolder = join(workspace, '.tributary');
mkdirSync(workFolder, { recursive: true });
chmodSync(workFolder, 0o755);

/** Where PostgreSQL's files go when its user cannot enter the checkout: one folder for each checkout, kept over a restart of the machine. */
export const refuge = join('/var/tmp', `tributary-${createHash('sha256').update(workFolder).digest('hex').slice(0, 12)}`);
export const refugeOf = (folder: string): string => join(refuge, relative(workFolder, folder));

/** A folder below the work folder that any user may enter. */
export function openFolder(...names: string[]): string {
  const folder = join(workFolder, ...names);
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
  return folder;
}

/** Removes a stack's data, wherever it is. */
export function forget(folder: string): void {
  for (const place of [folder, refugeOf(folder)]) rmSync(place, { recursive: true, force: true });
}
