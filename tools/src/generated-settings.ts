import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeText, realmText, workspace } from '@tributary/infra';

/** Files that are made from infra/settings.ts, so that containers and the local stack cannot drift apart. */
const files = { 'docker-compose.yml': composeText, 'infra/keycloak/tributary-realm.json': realmText } as const;

export function writeGeneratedSettings(): void {
  for (const [file, text] of Object.entries(files)) writeFileSync(join(workspace, file), text());
}

/** The files whose committed text is not what the settings say now. */
export const driftedSettings = (): string[] =>
  Object.entries(files).flatMap(([file, text]) => (readFileSync(join(workspace, file), 'utf8') === text() ? [] : [file]));
