/** For how long a replica that did not answer is left out, in milliseconds. */
const LEFT_OUT_MS = 3_000;

/** The replicas of one service, asked in turn. One that did not answer is asked last for a while, and first again after it. */
export class Replicas {
  private next = 0;
  private readonly awayUntil = new Map<URL, number>();

  constructor(private readonly all: readonly URL[]) {}

  /** Every replica once: the one whose turn it is first, those that did not answer lately last, since they may be back. */
  inTurn(nowMs: number): URL[] {
    const from = this.next++ % this.all.length;
    const turn = [...this.all.slice(from), ...this.all.slice(0, from)];
    return [...turn.filter((replica) => !this.isAway(replica, nowMs)), ...turn.filter((replica) => this.isAway(replica, nowMs))];
  }

  leaveOut(replica: URL, nowMs: number): void {
    this.awayUntil.set(replica, nowMs + LEFT_OUT_MS);
  }

  /** It answered: nothing is held against it any more. */
  welcome(replica: URL): void {
    this.awayUntil.delete(replica);
  }

  private isAway(replica: URL, nowMs: number): boolean {
    return (this.awayUntil.get(replica) ?? 0) > nowMs;
  }
}
