import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { host, ports } from '../settings.ts';
import { workspace } from './folders.ts';
import type { Part, Place } from './part.ts';
import { answers, ServerProcess } from './server-process.ts';

const maildev = join(workspace, 'node_modules/maildev/dist/bin/maildev.js');

/** Takes every mail and delivers none: maildev shows them on a page and by an API. */
export async function startMail(place: Place): Promise<Part<{ smtpUrl: string; mailUrl: string }>> {
  const smtp = await place.port(ports.smtp);
  const web = await place.port(ports.mailbox);
  const folder = join(place.folder, 'mail');
  mkdirSync(folder, { recursive: true });
  const mailUrl = `http://${host}:${web}`;
  const started = await ServerProcess.start({
    name: 'mail',
    command: process.execPath,
    args: [maildev, '--smtp', String(smtp), '--ip', host, '--web', String(web), '--web-ip', host, '--mail-directory', folder],
    logs: place.logs,
    ready: answers(`${mailUrl}/api/healthz`),
    ledger: place.ledger,
  });
  return { addresses: { smtpUrl: `smtp://${host}:${smtp}`, mailUrl }, process: started };
}
