import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { host, ports } from '../settings.ts';
import type { Part, Place } from './part.ts';
import { answers, ServerProcess } from './server-process.ts';

/** The development identity provider: a real OpenID provider whose sign-in page asks for no password. */
export async function startIdentity(place: Place): Promise<Part<{ oidcIssuer: string }>> {
  const port = await place.port(ports.identity);
  const oidcIssuer = `http://${host}:${port}`;
  const started = await ServerProcess.start({
    name: 'identity',
    command: process.execPath,
    args: [fileURLToPath(new URL('./identity/server.ts', import.meta.url)), String(port), join(place.folder, 'identity-key.json')],
    logs: place.logs,
    ready: answers(`${oidcIssuer}/.well-known/openid-configuration`),
    ledger: place.ledger,
  });
  return { addresses: { oidcIssuer }, process: started };
}
