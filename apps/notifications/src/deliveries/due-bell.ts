import { Injectable } from '@nestjs/common';

/** Wakes this replica's sender as soon as a delivery was planned here. The sender also looks by itself: the bell only saves the wait. */
@Injectable()
export class DueBell {
  private next = Promise.withResolvers<void>();

  ring(): void {
    const rung = this.next;
    this.next = Promise.withResolvers<void>();
    rung.resolve();
  }

  /** Resolves at the next ring. Ask before looking for work, so that a ring in between is not missed. */
  get nextRing(): Promise<void> {
    return this.next.promise;
  }
}
