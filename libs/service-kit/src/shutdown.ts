import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';

/** Tells long answers, such as event streams, that the service stops: they end, so that the server can close. */
@Injectable()
export class Shutdown implements BeforeApplicationShutdown {
  private readonly controller = new AbortController();
  /** Aborted as soon as a stop begins. */
  readonly signal: AbortSignal = this.controller.signal;

  beforeApplicationShutdown(): void {
    this.controller.abort();
  }
}
