/** The least time between two readings of the same thing, in milliseconds. */
export const calmMs = 2_000;

/**
 * How long to wait before something that moved is read again: at least `calmMs` after the last reading, and some of it is chance, so that 200
 * watchers of one purchase do not all read at once. Times are milliseconds since 1970; `chance` lies between 0 and 1.
 */
export function readingIn(now: number, lastReadAt: number | undefined, chance: number): number {
  const rest = lastReadAt === undefined ? 0 : Math.max(lastReadAt + calmMs - now, 0);
  return Math.round(rest + chance * calmMs);
}

/** Reads what moved once things are calm: a thing that moves ten times meanwhile is read once. */
export class CalmReader {
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly readAt = new Map<string, number>();

  /** Has `read` called for this thing, unless that is under way already. */
  ask(thing: string, read: () => void): void {
    if (this.timers.has(thing)) return;
    const wait = readingIn(Date.now(), this.readAt.get(thing), Math.random());
    this.timers.set(
      thing,
      setTimeout(() => {
        this.timers.delete(thing);
        this.readAt.set(thing, Date.now());
        read();
      }, wait),
    );
  }

  stop(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
  }
}
