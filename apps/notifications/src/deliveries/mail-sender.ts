import { setTimeout as pause } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { messageContext, newTraceparent } from '@tributary/messaging';
import { Schedule } from '@tributary/service-kit';
import { MailSettings } from '../config.js';
import { DueBell } from './due-bell.js';
import { MailServer } from './mail-server.js';
import { RecordHandOver } from './record-hand-over.js';
import { TakeDelivery, type Taken } from './take-delivery.js';

/** How often the sender looks for due deliveries by itself. */
const LOOK_MS = 1_000;
/** After a hand-over found no server, the next one waits so long, and twice as long each time. */
const FIRST_REST_MS = 1_000;
const LONGEST_REST_MS = 60_000;
/** How long a stop waits for the answers of hand-overs in hand. What takes longer is found by another replica, as uncertain. */
const STOP_MS = 15_000;
/** A database that is away for longer than these pauses leaves the hand-over to be found as uncertain. */
const RECORD_PAUSES_MS = [100, 500, 2_000, 5_000];

/** Hands due deliveries over to the mail server, some at once, in every replica. */
@Injectable()
export class MailSender implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('MailSender');
  private readonly stopping = new AbortController();
  private readonly inHand = new Map<string, Promise<void>>();
  private loop = Promise.resolve();
  private restMs = 0;

  constructor(
    private readonly settings: MailSettings,
    private readonly deliveries: TakeDelivery,
    private readonly server: MailServer,
    private readonly handOvers: RecordHandOver,
    private readonly bell: DueBell,
    schedule: Schedule,
  ) {
    schedule.every(settings.leaseMs / 3, 'watching over hand-overs', () => this.watch());
  }

  onApplicationBootstrap(): void {
    this.loop = this.run();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    this.bell.ring();
    await Promise.race([this.finish(), pause(STOP_MS, undefined, { ref: false })]);
    this.server.close();
  }

  private async finish(): Promise<void> {
    await this.loop;
    await Promise.all(this.inHand.values());
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      const { nextRing } = this.bell;
      const taken = await this.take();
      if (taken === 'settled') continue;
      if (taken === null) await Promise.race([nextRing, this.rest(LOOK_MS)]);
      else await this.begin(taken);
    }
  }

  private async take(): Promise<Taken | 'settled' | null> {
    try {
      return await this.deliveries.take();
    } catch (error) {
      this.logger.error(error, 'Looking for due deliveries failed.');
      return null;
    }
  }

  private async begin(taken: Taken): Promise<void> {
    const { deliveryId, correlationId } = taken;
    const context = { correlationId, traceparent: newTraceparent() };
    const work = messageContext.run(context, () => this.handOver(taken)).finally(() => this.inHand.delete(deliveryId));
    this.inHand.set(deliveryId, work);
    while (this.inHand.size >= this.settings.mailsAtOnce) await Promise.race(this.inHand.values());
    if (this.restMs > 0) await this.rest(this.restMs);
  }

  private async handOver(taken: Taken): Promise<void> {
    const handOver = await this.server.handOver(taken.mail);
    this.restMs = handOver.is === 'unreachable' ? Math.min(Math.max(this.restMs * 2, FIRST_REST_MS), LONGEST_REST_MS) : 0;
    this.logger[handOver.is === 'accepted' ? 'debug' : 'warn'](
      `${taken.kind} ${taken.deliveryId}: ${handOver.is}, attempt ${taken.attempt}.`,
    );
    await this.record(taken, handOver);
  }

  private async record(taken: Taken, handOver: Awaited<ReturnType<MailServer['handOver']>>): Promise<void> {
    for (const pauseMs of [...RECORD_PAUSES_MS, null]) {
      try {
        return await this.handOvers.record(taken, handOver);
      } catch (error) {
        this.logger.error(error, `The end of the hand-over of ${taken.deliveryId} could not be recorded.`);
        if (pauseMs !== null) await pause(pauseMs);
      }
    }
  }

  private async watch(): Promise<void> {
    await this.handOvers.extendLeases([...this.inHand.keys()]);
    const lost = await this.handOvers.markLost();
    if (lost > 0) this.logger.warn(`${lost} hand-overs of replicas that ended are uncertain.`);
  }

  private async rest(ms: number): Promise<void> {
    await pause(ms, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }
}
