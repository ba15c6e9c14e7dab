import type { ServerResponse } from 'node:http';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { Redis } from './redis.js';
import type { Session } from './session.js';

const CHANNEL = 'gateway:session-ended';

/**
 * Event streams that are open, by the session that asked for them. They end with it: at its sign-out, in whatever replica of the gateway that
 * happens, and when the token that the service has checked comes to its end. A browser asks again by itself.
 */
@Injectable()
export class StreamsOfSessions implements BeforeApplicationShutdown {
  private readonly open = new Map<string, Set<ServerResponse>>();
  private readonly ownerless = new Set<ServerResponse>();

  constructor(private readonly redis: Redis) {
    redis.onMessage(CHANNEL, (key) => this.open.get(key)?.forEach((answer) => answer.end()));
  }

  /** Follows a stream until it is over. Without a session only the stop of the gateway ends it. */
  follow(answer: ServerResponse, session: Session | null): void {
    const group = session === null ? this.ownerless : this.groupOf(session.key);
    group.add(answer);
    const end = session === null ? undefined : setTimeout(() => answer.end(), endsInMs(session));
    answer.once('close', () => {
      clearTimeout(end);
      group.delete(answer);
      if (session !== null && group.size === 0) this.open.delete(session.key);
    });
  }

  async end(key: string): Promise<void> {
    await this.redis.client.publish(CHANNEL, key);
  }

  beforeApplicationShutdown(): void {
    [this.ownerless, ...this.open.values()].forEach((group) => group.forEach((answer) => answer.end()));
  }

  private groupOf(key: string): Set<ServerResponse> {
    const group = this.open.get(key) ?? new Set();
    this.open.set(key, group);
    return group;
  }
}

function endsInMs({ endsMs, accessTokenEndsMs }: Session): number {
  return Math.max(0, Math.min(endsMs, accessTokenEndsMs) - Date.now());
}
