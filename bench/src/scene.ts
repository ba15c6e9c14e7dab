import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { workspace } from '@tributary/infra';
import { provisionDatabase } from '@tributary/service-kit';
import {
  eventually,
  type FreshDatabase,
  freshDatabase,
  rowsOf,
  servers,
  type ServiceProcess,
  startService,
  stopAll,
} from '@tributary/testing';

const run = promisify(execFile);
const built = (file: string): string => join(workspace, 'apps/procurement/dist', file);

/** How long the relay may take to publish what a turn left, in milliseconds. */
const SETTLE_MS = 120_000;

const LAST_LINES = 10;

/** A database of procurement's own, and its replicas as processes. Nothing of the service is loaded here: it is spoken to over HTTP. */
export class Scene {
  readonly database: FreshDatabase;
  private readonly files: string;
  private readonly running: ServiceProcess[] = [];

  private constructor(database: FreshDatabase, files: string) {
    this.database = database;
    this.files = files;
  }

  /** Throws where the server would not wait for its disk: such figures would flatter. */
  static async open(): Promise<Scene> {
    const migrate = (ownerUrl: string): Promise<unknown> =>
      run(process.execPath, [built('migrate.js')], { env: { DATABASE_OWNER_URL: ownerUrl } });
    const database = await freshDatabase('procurement', provisionDatabase, migrate);
    const settings = await rowsOf<{ name: string; setting: string }>(
      database.adminUrl,
      `select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes')`,
    );
    const off = settings.filter(({ setting }) => setting !== 'on');
    if (off.length > 0) throw new Error(`The server runs without ${off.map(({ name }) => name).join(', ')}.`);
    return new Scene(database, await mkdtemp(join(tmpdir(), 'bench-files-')));
  }

  /** Starts replicas with the settings that a service has by itself, and gives their origins. */
  async start(replicas: number, requestUrl: string = this.database.requestUrl): Promise<ServiceProcess[]> {
    const env = {
      NODE_ENV: 'development',
      FILES_FOLDER: this.files,
      DATABASE_REQUEST_URL: requestUrl,
      DATABASE_WORKER_URL: this.database.workerUrl,
      KAFKA_BROKERS: servers.kafkaBrokers.join(','),
      OIDC_ISSUER: servers.issuer,
      PUBLIC_URL: 'http://portal.example',
    };
    const started = await startService({ service: 'procurement', main: built('main.js'), env, replicas, timeoutMs: 60_000 });
    this.running.push(...started);
    return started;
  }

  /** Waits until the relay has published everything, so that what one side leaves is not the other's burden. */
  async settle(): Promise<void> {
    await eventually(
      async () => {
        const [left] = await rowsOf<{ n: number }>(this.database.adminUrl, 'select count(*)::int as n from outbox');
        if (left?.n !== 0) throw new Error(`${left?.n ?? 'Some'} events wait to be published.`);
      },
      { timeoutMs: SETTLE_MS },
    );
  }

  /** What a vacuum would do in the night: setting up has written more than a day of buying does. */
  async tidy(): Promise<void> {
    await this.settle();
    await rowsOf(this.database.adminUrl, 'vacuum analyze');
  }

  /** The last that each replica has printed, for whoever looks for the reason of a failure. */
  lastWords(): string {
    const told = this.running.map((replica) => [replica.origin, ...replica.output().trimEnd().split('\n').slice(-LAST_LINES)]);
    return told.map((lines) => lines.join('\n  ')).join('\n');
  }

  async close(): Promise<void> {
    await stopAll(this.running);
    await this.database.drop();
    this.forgetFiles();
  }

  forgetFiles(): void {
    rmSync(this.files, { recursive: true, force: true });
  }
}
