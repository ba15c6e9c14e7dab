import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { createClient } from 'redis';

/** Redis that stops answering without closing the connection is noticed within this time, in milliseconds. */
const SILENT_MS = 1_500;
const PING_MS = 500;
const RECONNECT_MS = { first: 50, longest: 1_000 };

/**
 * The connection to Redis. It is made in the background and again whenever it is lost; meanwhile each command fails at once, so that nobody
 * waits for a Redis that is away.
 */
@Injectable()
export class Redis implements OnModuleInit, OnApplicationShutdown {
  private readonly log = new Logger('Redis');
  readonly client;
  private readonly listener;
  private readonly listeners = new Map<string, (message: string) => void>();
  private there = false;

  constructor(url: string) {
    this.client = createClient({
      url,
      disableOfflineQueue: true,
      pingInterval: PING_MS,
      socket: {
        connectTimeout: SILENT_MS,
        socketTimeout: SILENT_MS,
        reconnectStrategy: (retries) => Math.min(RECONNECT_MS.first * 2 ** retries, RECONNECT_MS.longest),
      },
    });
    // A connection that listens can do nothing else.
    this.listener = this.client.duplicate();
    this.client.on('error', (error: Error) => this.becomeAway(error));
    this.client.on('ready', () => this.becomeThere());
    this.listener.on('error', () => undefined);
  }

  get isThere(): boolean {
    return this.there;
  }

  /** Hears what any replica publishes on a channel. To be called before the application starts. */
  onMessage(channel: string, listener: (message: string) => void): void {
    this.listeners.set(channel, listener);
  }

  onModuleInit(): void {
    this.client.connect().catch((error: Error) => this.becomeAway(error));
    // A subscription that was made once is made again by the client after each loss of the connection.
    this.listener.once('ready', () => void this.subscribe());
    this.listener.connect().catch((error: Error) => this.becomeAway(error));
  }

  onApplicationShutdown(): void {
    this.client.destroy();
    this.listener.destroy();
  }

  private async subscribe(): Promise<void> {
    for (const [channel, listener] of this.listeners) await this.listener.subscribe(channel, listener);
  }

  /** Each retry is an error of its own; the log tells of the first. */
  private becomeAway(error: Error): void {
    if (this.there) this.log.warn(`Redis is away: ${error.message}. Browsers get 503, bearer tokens go on.`);
    this.there = false;
  }

  private becomeThere(): void {
    this.log.log('Redis is there.');
    this.there = true;
  }
}
