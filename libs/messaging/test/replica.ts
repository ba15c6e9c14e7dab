import { on } from '../src/subscriptions.js';
import type { Tx, WorkerDatabase, WorkerSession } from '../src/transaction.js';
import { effects, testContracts } from './contracts.js';
import { TestDatabase } from './database.js';
import { startService } from './service.js';

/** Where a replica dies by its own hand, as kill -9 does it. */
export type Death = 'never' | 'handled, not committed' | 'committed, offset not' | 'sent, not deleted';

export interface ReplicaOrder {
  readonly workerUrl: string;
  /** Names the topics. */
  readonly run: string;
  readonly service: string;
  readonly death: Death;
  /** How many of those moments pass before. */
  readonly after: number;
}

/** One replica of a service in a process of its own; `replica-process.ts` starts it. */
async function main(order: ReplicaOrder): Promise<void> {
  const { counted } = testContracts(order.run);
  const database = new MortalDatabase(new TestDatabase(order.workerUrl), order);
  const handler = effects(`${order.service}.copies`, () => database.handled());
  await startService({
    service: order.service,
    worker: database,
    contracts: [counted],
    copies: [on(counted, handler)],
    onCrash: () => process.exit(7),
    endsOnSignal: true,
  });
  process.send?.('ready');
}

/** The worker's database, which ends the process at the chosen moment. */
class MortalDatabase implements WorkerDatabase {
  private left: number;
  private hasEffects = false;

  constructor(
    private readonly database: TestDatabase,
    private readonly order: ReplicaOrder,
  ) {
    this.left = order.after;
  }

  handled(): void {
    this.hasEffects = true;
  }

  async transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const result = await this.database.transaction(async (tx) => {
      const value = await work(tx);
      if (this.hasEffects) this.reach('handled, not committed');
      return value;
    });
    if (this.hasEffects) this.reach('committed, offset not');
    this.hasEffects = false;
    return result;
  }

  async session(): Promise<WorkerSession> {
    const session = await this.database.session();
    const query: WorkerSession['query'] = (sql, parameters) => {
      if (sql.startsWith('delete from outbox')) this.reach('sent, not deleted');
      return session.query(sql, parameters);
    };
    return { ...session, query };
  }

  private reach(moment: Death): void {
    if (moment === this.order.death && (this.left -= 1) < 0) process.kill(process.pid, 'SIGKILL');
  }
}

const [, , order] = process.argv;
if (order) await main(JSON.parse(order) as ReplicaOrder);
