import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Schemas } from './compatibility.rules.ts';
import type { JsonSchema } from './event-schemas.ts';

export const releasedFolder = 'libs/contracts/released';

/** The schemas of the last release, by `<name>@<version>`; none before the first. */
export function releasedSchemas(): Schemas {
  if (!existsSync(releasedFolder)) return {};
  const files = readdirSync(releasedFolder).filter((file) => file.endsWith('.json'));
  return Object.fromEntries(
    files.map((file) => [file.slice(0, -'.json'.length), JSON.parse(readFileSync(`${releasedFolder}/${file}`, 'utf8')) as JsonSchema]),
  );
}
