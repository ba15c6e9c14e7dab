import { Injectable } from '@nestjs/common';
import { Redis } from '../sessions/redis.js';

/** A client's requests in the running window, this one included, and the milliseconds until the window ends. */
export interface Count {
  readonly current: number;
  readonly ttl: number;
}

/** So many clients are counted here at most, while Redis is away. */
const MOST_CLIENTS = 10_000;

/** Counts requests: in Redis, for all replicas of the gateway together, and in this process alone while Redis is away. */
@Injectable()
export class RequestCounts {
  private readonly here = new Map<string, { current: number; endsMs: number }>();

  constructor(private readonly redis: Redis) {}

  async add(client: string, windowMs: number): Promise<Count> {
    // The client queues a MULTI while it has no connection, and every request would wait for the next attempt to make one.
    if (!this.redis.isThere) return this.addHere(client, windowMs, Date.now());
    try {
      return await this.addInRedis(`gateway:requests:${client}`, windowMs);
    } catch {
      return this.addHere(client, windowMs, Date.now());
    }
  }

  private async addInRedis(key: string, windowMs: number): Promise<Count> {
    const [current, , ttl] = await this.redis.client.multi().incr(key).pExpire(key, windowMs, 'NX').pTTL(key).execTyped();
    return { current, ttl };
  }

  private addHere(client: string, windowMs: number, nowMs: number): Count {
    const found = this.here.get(client);
    const count = found && found.endsMs > nowMs ? found : { current: 0, endsMs: nowMs + windowMs };
    count.current += 1;
    // Moved to the end, so that the first one is the one that has been quiet the longest.
    this.here.delete(client);
    this.here.set(client, count);
    const [quietest] = this.here.size > MOST_CLIENTS ? this.here.keys() : [];
    if (quietest !== undefined) this.here.delete(quietest);
    return { current: count.current, ttl: count.endsMs - nowMs };
  }
}
