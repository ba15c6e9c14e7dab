import { RuleBroken } from '../rule-broken.js';

export interface LaneLimits {
  /** How many pass at once for one key. */
  readonly atOnce: number;
  /** How many may wait for one key, and how long each, in milliseconds. */
  readonly waiting: number;
  readonly waitMs: number;
}

interface Lane {
  passing: number;
  readonly waiting: Set<() => void>;
}

/** Lets a few pass at once for each key, and the others wait in the order in which they came. A key that nobody asks for takes no room. */
export class Lanes {
  private readonly lanes = new Map<string, Lane>();

  constructor(private readonly limits: LaneLimits) {}

  /** Waits for its turn, and gives the way out, to be taken once. Throws `service.busy` where too many wait, or it took too long. */
  async enter(key: string): Promise<() => void> {
    const lane = this.lanes.get(key) ?? { passing: 0, waiting: new Set() };
    this.lanes.set(key, lane);
    if (lane.passing < this.limits.atOnce) lane.passing += 1;
    else await this.turn(lane);
    return () => this.leave(key, lane);
  }

  private async turn({ waiting }: Lane): Promise<void> {
    if (waiting.size >= this.limits.waiting) throw busy();
    await new Promise<void>((resolve, reject) => {
      const take = (): void => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        waiting.delete(take);
        reject(busy());
      }, this.limits.waitMs);
      waiting.add(take);
    });
  }

  // Whoever leaves hands its place to the next, so `passing` changes only where nobody waits.
  private leave(key: string, lane: Lane): void {
    const [next] = lane.waiting;
    if (next) {
      lane.waiting.delete(next);
      next();
      return;
    }
    lane.passing -= 1;
    if (lane.passing === 0) this.lanes.delete(key);
  }
}

function busy(): RuleBroken {
  return new RuleBroken('service.busy', { detail: 'Many are writing here at this moment. Send the same request again in a moment.' });
}
