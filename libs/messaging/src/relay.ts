import { Inject, Injectable, Logger } from '@nestjs/common';
import { Alarm } from './alarm.js';
import { messageOf } from './failures.js';
import { kafkaClient } from './kafka.js';
import { candidateSession, takeLead } from './leadership.js';
import { MESSAGING_OPTIONS, type MessagingOptions } from './options.js';
import { Outbox } from './outbox.js';
import type { OutboxRow } from './record.js';
import { RecordSender } from './sender.js';
import type { WorkerSession } from './transaction.js';
import { PublishedRows, readUnpublished } from './unpublished.js';

/** How often the leader looks for rows that nobody told it of, such as those of another replica. */
const POLL_MS = 100;
/** How often the other replicas try to lead. */
const CANDIDATE_MS = 1000;
/** The pause after a failure of the database or of Kafka. */
const FAILURE_MS = 500;
/** How long a stop waits for a batch that Kafka does not take. */
const STOP_MS = 5000;

/**
 * Publishes what the outbox holds. It runs in every replica, and one of them leads. Waking saves time, polling finds everything.
 * A row is deleted only once Kafka has acknowledged it, so a crash repeats records and loses none. A leader that has lost its lock
 * without knowing may send its last batch again; since each batch begins with the oldest unpublished rows, that repeats and never inverts.
 */
@Injectable()
export class OutboxRelay {
  private readonly logger = new Logger('OutboxRelay');
  private readonly stored = new Alarm();
  private readonly ended = new Alarm();
  private readonly published = new PublishedRows();
  private readonly sender: RecordSender;
  private running: Promise<void> | undefined;
  private stopping = false;
  private led = false;

  constructor(
    @Inject(MESSAGING_OPTIONS) private readonly options: Pick<MessagingOptions, 'brokers' | 'worker'>,
    outbox: Outbox,
  ) {
    this.sender = new RecordSender(kafkaClient(options.brokers, 'relay'));
    outbox.onStored(() => this.stored.ring());
  }

  /** Whether this replica is the one that publishes. */
  get leading(): boolean {
    return this.led;
  }

  start(): void {
    this.running ??= this.run();
  }

  /** Finishes the batch in hand, for 5 seconds at most, and gives the lead away. What is left stays in the table. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.stored.ring();
    this.ended.ring();
    await Promise.race([this.running, new Promise((resolve) => setTimeout(resolve, STOP_MS).unref())]);
    await this.sender.disconnect();
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      try {
        await this.stand();
      } catch (error) {
        this.logger.warn(`Publishing stopped, and is tried again: ${messageOf(error)}`);
        await this.ended.wait(FAILURE_MS);
      }
    }
  }

  /** Stands for the lead, and leads, for as long as one connection lives. */
  private async stand(): Promise<void> {
    const session = await candidateSession(this.options.worker);
    const lead = { lost: false };
    session.onLost(() => {
      lead.lost = true;
      this.stored.ring();
      this.ended.ring();
    });
    try {
      while (!this.stopping && !lead.lost && !this.led) {
        this.led = await takeLead(session);
        if (!this.led) await this.ended.wait(CANDIDATE_MS);
      }
      if (this.led) await this.publish(session, lead);
    } finally {
      this.led = false;
      await session.close();
    }
  }

  /** Sends one batch while the last one is deleted and the next one is read, and asks before each whether it still leads. */
  private async publish(session: WorkerSession, lead: { readonly lost: boolean }): Promise<void> {
    await this.sender.connect();
    let sent: OutboxRow[] = [];
    let batch = await readUnpublished(session, []);
    while (!this.stopping && !lead.lost) {
      if (batch.length > 0) {
        const next = await both(this.sender.send(batch), this.clearAndRead(session, sent, batch));
        sent = batch;
        batch = next;
      } else {
        await this.published.clear(session, sent);
        sent = [];
        await this.stored.wait(POLL_MS);
        batch = await readUnpublished(session, []);
      }
    }
    if (!lead.lost) await this.published.clear(session, sent);
  }

  private async clearAndRead(session: WorkerSession, sent: OutboxRow[], inFlight: OutboxRow[]): Promise<OutboxRow[]> {
    await this.published.clear(session, sent);
    return readUnpublished(session, inFlight);
  }
}

/** Waits for both to settle, so that neither goes on unwatched; the second's value, or the first failure. */
async function both<T>(first: Promise<unknown>, second: Promise<T>): Promise<T> {
  const [one] = await Promise.allSettled([first, second]);
  if (one.status === 'rejected') throw one.reason;
  return second;
}
