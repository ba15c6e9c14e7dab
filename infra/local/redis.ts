import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { host, ports } from '../settings.ts';
import { accepts, type Part, type Place } from './part.ts';
import { ServerProcess } from './server-process.ts';

export async function startRedis(place: Place): Promise<Part<{ redisUrl: string }>> {
  const port = await place.port(ports.redis);
  const folder = join(place.folder, 'redis');
  mkdirSync(folder, { recursive: true });
  const settings = {
    '--port': String(port),
    '--bind': host,
    '--dir': folder,
    // With save points it also writes its data when it is stopped.
    '--save': place.isKept ? '60 1' : '',
    // Its command line stays as it was started, so that it can be known again.
    '--set-proc-title': 'no',
  };
  const started = await ServerProcess.start({
    name: 'redis',
    command: 'redis-server',
    args: Object.entries(settings).flat(),
    logs: place.logs,
    ready: accepts(port),
    ledger: place.ledger,
  });
  return { addresses: { redisUrl: `redis://${host}:${port}` }, process: started };
}
