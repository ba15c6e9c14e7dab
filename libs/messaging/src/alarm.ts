/** A pause that can be cut short. A ring that comes while nobody waits is kept, so that no wake is lost between a look and a wait. */
export class Alarm {
  private rung = false;
  private release: (() => void) | undefined;

  ring(): void {
    this.rung = true;
    this.release?.();
  }

  /** Resolves after the time, or at the next ring. */
  async wait(ms: number): Promise<void> {
    if (!this.rung) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.release = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.release = undefined;
    this.rung = false;
  }
}
