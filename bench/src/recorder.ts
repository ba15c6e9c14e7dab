import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { type Statement, StatementReader } from './statement-reader.ts';

const BEGINS = /^(begin|start transaction)\b/i;
const ENDS = /^(commit|rollback)\b/i;

/**
 * Stands between a service and PostgreSQL and writes down its transactions. So the reference runs the very statements of the service, and
 * follows them when they change. It is slow, so nothing is measured through it.
 */
export class Recorder {
  /** Whole transactions in the order in which they ended, with their first and last statement. */
  readonly transactions: Statement[][] = [];
  private readonly sockets = new Set<Socket>();
  private readonly target: URL;
  private readonly server: Server;

  private constructor(target: URL) {
    this.target = target;
    this.server = createServer((client) => this.pass(client));
  }

  static async open(databaseUrl: string): Promise<Recorder> {
    const recorder = new Recorder(new URL(databaseUrl));
    recorder.server.listen(0, '127.0.0.1');
    await once(recorder.server, 'listening');
    return recorder;
  }

  /** The database's address by way of this one. */
  get url(): string {
    const url = new URL(this.target);
    url.hostname = '127.0.0.1';
    url.port = String((this.server.address() as AddressInfo).port);
    return url.href;
  }

  async close(): Promise<void> {
    this.sockets.forEach((socket) => socket.destroy());
    this.server.close();
    await once(this.server, 'close');
  }

  private pass(client: Socket): void {
    const database = connect(Number(this.target.port), this.target.hostname);
    let open: Statement[] = [];
    const reader = new StatementReader((statement) => {
      if (BEGINS.test(statement.sql)) open = [];
      open.push(statement);
      if (ENDS.test(statement.sql)) this.transactions.push(open);
    });
    client.on('data', (chunk) => reader.read(chunk));
    for (const [from, to] of [
      [client, database],
      [database, client],
    ] as const) {
      this.sockets.add(from);
      from.pipe(to);
      from.on('error', () => to.destroy());
    }
  }
}
