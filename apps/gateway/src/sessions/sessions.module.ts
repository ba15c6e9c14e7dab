import { Module } from '@nestjs/common';
import { Readiness } from '@tributary/service-kit';
import { Gateway } from '../config.js';
import { Cookies } from './cookies.js';
import { Redis } from './redis.js';
import { Seal } from './seal.js';
import { Sessions } from './sessions.js';
import { StreamsOfSessions } from './streams-of-sessions.js';

@Module({
  providers: [
    { provide: Redis, inject: [Gateway], useFactory: ({ settings }: Gateway) => new Redis(settings.REDIS_URL) },
    { provide: Seal, inject: [Gateway], useFactory: ({ settings }: Gateway) => new Seal(settings.SESSION_SECRET) },
    Cookies,
    Sessions,
    StreamsOfSessions,
  ],
  exports: [Redis, Seal, Cookies, Sessions, StreamsOfSessions],
})
export class SessionsModule {
  // Redis is told of and not asked for: the gateway stays ready without it, since bearer tokens and pages go on.
  constructor(readiness: Readiness, redis: Redis) {
    readiness.require(async () => ({ redis: redis.isThere ? 'up' : 'away' }));
  }
}
