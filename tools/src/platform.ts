import { join } from 'node:path';
import {
  answers,
  databaseServices,
  host,
  identify,
  loopbackUrl,
  migrateSettings,
  ports,
  replicas,
  ServerProcess,
  services,
  serviceSettings,
  workspace,
  type Addresses,
  type Place,
  type Progress,
  type Service,
} from '@tributary/infra';
import { run } from './run.ts';
import { writeRunning, type Running, type RunningReplica } from './running.ts';

interface Seat {
  readonly name: string;
  readonly service: Service;
  readonly port: number;
}

/** All services, running on the servers that a stack has. */
export interface Platform {
  readonly running: Running;
  readonly processes: readonly ServerProcess[];
}

const readyMs = 90_000;
const dist = (service: Service, file: string): string => join(workspace, 'apps', service, 'dist', file);

/** Roles and databases, then each service's migrations as their owner. */
export async function prepareDatabases(addresses: Pick<Addresses, 'databaseUrl'>, logs: string): Promise<void> {
  const node = process.execPath;
  const provision = join(workspace, 'libs/service-kit/dist/provision.main.js');
  const settings = { DATABASE_URL: addresses.databaseUrl };
  await run({ command: node, args: [provision, ...databaseServices], settings, log: join(logs, 'provision.log') });
  await Promise.all(
    databaseServices.map((service) =>
      run({
        command: node,
        args: [dist(service, 'migrate.js')],
        settings: migrateSettings(service, addresses),
        log: join(logs, `${service}-migrate.log`),
      }),
    ),
  );
}

async function takeSeats(place: Place): Promise<Seat[]> {
  const seats: Seat[] = [];
  for (const service of services) {
    for (let index = 0; index < replicas[service]; index++) {
      const name = replicas[service] === 1 ? service : `${service}-${index + 1}`;
      seats.push({ name, service, port: await place.port(ports[service] + index) });
    }
  }
  return seats;
}

/** Starts one replica and waits until it says that it is ready. */
export function startReplica(replica: Omit<RunningReplica, 'process'>, place: Pick<Place, 'logs' | 'ledger'>): Promise<ServerProcess> {
  return ServerProcess.start({
    name: replica.name,
    command: process.execPath,
    args: [dist(replica.service, 'main.js')],
    settings: replica.settings,
    cwd: workspace,
    logs: place.logs,
    ready: answers(`${loopbackUrl(replica.port)}/health/ready`),
    readyMs,
    ledger: place.ledger,
    wave: 'service',
  });
}

function withSettings(
  seats: readonly Seat[],
  addresses: Addresses,
  place: Place,
): { publicUrl: string; seats: Omit<RunningReplica, 'process'>[] } {
  const urlsOf = (service: Service): string[] => seats.filter((seat) => seat.service === service).map((seat) => loopbackUrl(seat.port));
  const [gateway] = seats.filter((seat) => seat.service === 'gateway');
  // Browsers take Secure cookies without TLS from `localhost` alone.
  const publicUrl = `http://localhost:${gateway?.port}`;
  const around = {
    addresses,
    publicUrl,
    host,
    urls: { districts: urlsOf('districts'), procurement: urlsOf('procurement'), notifications: urlsOf('notifications') },
    portalFiles: join(workspace, 'apps/portal/dist'),
    openapiFiles: join(workspace, 'libs/contracts/generated/openapi'),
    keptFiles: join(place.folder, 'files'),
  };
  return { publicUrl, seats: seats.map((seat) => ({ ...seat, settings: serviceSettings(seat.service, seat.port, around) })) };
}

/** Starts all services at the same time on databases that are prepared, and writes down what runs. */
export async function startPlatform(addresses: Addresses, place: Place, progress: Progress): Promise<Platform> {
  const { publicUrl, seats } = withSettings(await takeSeats(place), addresses, place);
  const started = await Promise.all(
    seats.map(async (seat) => {
      const begun = performance.now();
      const server = await startReplica(seat, place);
      progress(seat.name, performance.now() - begun);
      return { server, seat };
    }),
  );
  const replicasNow = started.map(({ server, seat }) => ({ ...seat, process: identify(server.pid) }));
  const running: Running = { owner: identify(process.pid), publicUrl, addresses, replicas: replicasNow };
  writeRunning(place.folder, running);
  return { running, processes: started.map(({ server }) => server) };
}
