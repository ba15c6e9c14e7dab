import { Injectable } from '@nestjs/common';
import { type ConsumerHealth, messagingHealth, OutboxRelay } from '@tributary/messaging';
import { Gauge } from 'prom-client';
import { Database } from '../database/database.js';
import { Metrics } from './metrics.js';

/** Figures of the outbox and of the consumers, looked up in the database at each reading. */
@Injectable()
export class MessagingMetrics {
  private readonly reachable: Gauge;
  private readonly unpublished: Gauge;
  private readonly oldest: Gauge;
  private readonly leading: Gauge;
  private readonly waiting: Gauge;
  private readonly parked: Gauge;
  private readonly quarantined: Gauge;

  constructor(
    metrics: Metrics,
    private readonly database: Database,
    private readonly relay: OutboxRelay,
  ) {
    const registers = [metrics.registry];
    const gauge = (name: string, help: string, labelNames: string[] = []): Gauge => new Gauge({ name, help, labelNames, registers });
    this.reachable = gauge('database_up', '1 where the database answered; where it is 0 the figures below are the last ones.');
    this.unpublished = gauge('outbox_unpublished_events', 'Events that Kafka has not acknowledged, counted up to 10,000.');
    this.oldest = gauge('outbox_oldest_seconds', 'Age of the oldest of them.');
    this.leading = gauge('outbox_leading', '1 where this replica publishes the outbox.');
    this.waiting = gauge('consumer_waiting_events', 'Events that wait for another try, or behind one that does.', ['consumer']);
    this.parked = gauge('consumer_parked_aggregates', 'Aggregates that wait for an operator.', ['consumer']);
    this.quarantined = gauge('consumer_quarantined_records', 'Records that could not be read.', ['consumer']);
    metrics.beforeReading(() => this.refresh());
  }

  private async refresh(): Promise<void> {
    this.leading.set(this.relay.leading ? 1 : 0);
    try {
      const health = await this.database.worker.transaction((tx) => messagingHealth(tx));
      this.reachable.set(1);
      this.unpublished.set(health.unpublished);
      this.oldest.set(health.oldestUnpublishedMs / 1000);
      health.consumers.forEach((consumer) => this.tell(consumer));
    } catch {
      // That the database is away is itself the figure; the requests that need it say so in the log.
      this.reachable.set(0);
    }
  }

  private tell({ consumer, waiting, parkedAggregates, quarantined }: ConsumerHealth): void {
    this.waiting.set({ consumer }, waiting);
    this.parked.set({ consumer }, parkedAggregates);
    this.quarantined.set({ consumer }, quarantined);
  }
}
