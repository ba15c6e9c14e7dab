import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { RuleBroken } from '@tributary/service-kit/rule-broken';
import { Gateway } from '../config.js';
import { Redis } from './redis.js';
import { Seal } from './seal.js';
import { type Session, type SessionRecord, sessionRecord, type Tokens } from './session.js';

/** How long the lock of a renewal is held at most, in milliseconds: longer than the provider is waited for. */
const RENEWAL_LOCK_MS = 15_000;

const RELEASE = `if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0`;

/** The sessions in Redis. Every method throws `gateway.sessions-away` where Redis does not answer. */
@Injectable()
export class Sessions {
  private readonly idleMs: number;

  constructor(
    private readonly redis: Redis,
    private readonly seal: Seal,
    { settings }: Gateway,
  ) {
    this.idleMs = settings.SESSION_IDLE_MINUTES * 60_000;
  }

  /** Begins a session under a new id, which is returned and kept nowhere: the browser's cookie is the only place that knows it. */
  async begin(record: SessionRecord): Promise<string> {
    const id = randomBytes(32).toString('base64url');
    const key = keyOf(id);
    await this.ask((client) => client.set(key, this.closed(key, record), { expiration: { type: 'PX', value: this.idleMs } }));
    return id;
  }

  /** The session of a cookie, which counts as used by that. Null where there is none, or none any more. */
  async find(id: string): Promise<Session | null> {
    return this.read(keyOf(id));
  }

  async read(key: string): Promise<Session | null> {
    const sealed = await this.ask((client) => client.getEx(key, { type: 'PX', value: this.idleMs }));
    const text = sealed === null ? null : this.seal.open(key, sealed);
    const record = text === null ? undefined : sessionRecord.safeParse(JSON.parse(text)).data;
    return record && record.endsMs > Date.now() ? { ...record, key } : null;
  }

  /** Puts new tokens into a session. Null where it ended meanwhile: a renewal must not bring back what a sign-out has ended. */
  async renew(session: Session, tokens: Tokens): Promise<Session | null> {
    const { key, ...record } = { ...session, ...tokens };
    const done = await this.ask((client) => client.set(key, this.closed(key, record), { condition: 'XX', expiration: 'KEEPTTL' }));
    return done === null ? null : { ...record, key };
  }

  async end(key: string): Promise<void> {
    await this.ask((client) => client.del(key));
  }

  /** Runs `work` if nobody else is renewing this session in any replica; undefined if somebody is. */
  async alone<T>(session: Session, work: () => Promise<T>): Promise<T | undefined> {
    const lock = `${session.key}:renewal`;
    const mine = randomUUID();
    const options = { condition: 'NX', expiration: { type: 'PX', value: RENEWAL_LOCK_MS } } as const;
    if ((await this.ask((client) => client.set(lock, mine, options))) === null) return undefined;
    try {
      return await work();
    } finally {
      await this.ask((client) => client.eval(RELEASE, { keys: [lock], arguments: [mine] }));
    }
  }

  private closed(key: string, record: SessionRecord): string {
    return this.seal.seal(key, JSON.stringify(record));
  }

  private async ask<T>(question: (client: Redis['client']) => Promise<T>): Promise<T> {
    try {
      return await question(this.redis.client);
    } catch (cause) {
      throw Object.assign(
        new RuleBroken('gateway.sessions-away', {
          detail: 'Sign-ins cannot be looked up right now. Nothing is lost: try again in a moment.',
        }),
        { cause },
      );
    }
  }
}

function keyOf(id: string): string {
  return `gateway:session:${createHash('sha256').update(id).digest('base64url')}`;
}
