import { setTimeout as pause } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { currentContext, messageContext } from '@tributary/messaging';

interface Task {
  readonly intervalMs: number;
  readonly name: string;
  readonly work: () => Promise<void>;
}

/**
 * Work that comes back, in every replica: so it takes locks, or does what may be done twice. A task never overlaps with itself; what it throws
 * is logged, and it comes back all the same. It begins once the service is up, and a stop waits for what is in hand.
 */
@Injectable()
export class Schedule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Schedule');
  private readonly tasks: Task[] = [];
  private readonly stopping = new AbortController();
  private loops: Promise<void>[] = [];

  /** Registers the work; call it in a constructor or in onModuleInit. The interval runs from the end of one turn to the start of the next. */
  every(intervalMs: number, name: string, work: () => Promise<void>): void {
    this.tasks.push({ intervalMs, name, work });
  }

  onApplicationBootstrap(): void {
    this.loops = this.tasks.map((task) => this.loop(task));
  }

  // Before the server closes, and so before the database does.
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.loops);
  }

  private async loop({ intervalMs, name, work }: Task): Promise<void> {
    while (!this.stopping.signal.aborted) {
      try {
        await messageContext.run(currentContext(), work);
      } catch (error) {
        this.logger.error(error, `${name} failed, and comes back in ${intervalMs} ms.`);
      }
      await this.pause(intervalMs);
    }
  }

  // Up to a tenth longer each time, so that replicas which start together do not stay in step. A stop cuts it short.
  private async pause(intervalMs: number): Promise<void> {
    const { signal } = this.stopping;
    await pause(intervalMs * (1 + Math.random() / 10), undefined, { signal }).catch(() => undefined);
  }
}
