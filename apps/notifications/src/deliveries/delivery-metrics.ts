import { Injectable } from '@nestjs/common';
import { Database, Metrics } from '@tributary/service-kit';
import { Gauge } from 'prom-client';

const watched = ['planned', 'sending', 'retrying', 'uncertain', 'failed'] as const;

// Those that were sent or dropped are left out: they are nearly all, and nobody waits for them.
const COUNTS = `
  select state, count(*)::int as deliveries from delivery where state = any ($1::text[]) group by state`;

/** How many deliveries wait, and how many need somebody; looked up at each reading. */
@Injectable()
export class DeliveryMetrics {
  private readonly gauge: Gauge<'state'>;

  constructor(
    metrics: Metrics,
    private readonly database: Database,
  ) {
    const help = 'Mails by state: planned, sending and retrying are on their way, uncertain and failed need somebody.';
    this.gauge = new Gauge({ name: 'deliveries', help, labelNames: ['state'], registers: [metrics.registry] });
    metrics.beforeReading(() => this.refresh());
  }

  private async refresh(): Promise<void> {
    try {
      const rows = await this.database.worker.transaction((tx) => tx.query<{ state: string; deliveries: number }>(COUNTS, [watched]));
      for (const state of watched) this.gauge.set({ state }, rows.find((row) => row.state === state)?.deliveries ?? 0);
    } catch {
      // That the database is away is a figure of its own, `database_up`; these keep their last values.
    }
  }
}
