import { Controller, Get } from '@nestjs/common';
import { Redis } from './sessions/redis.js';

/**
 * For whoever runs the gateway. It stays ready while Redis, the provider or a service is away: what does not need them goes on, and taking the
 * gateway out as well would help nobody.
 */
@Controller('health')
export class HealthController {
  constructor(private readonly redis: Redis) {}

  @Get('live')
  live(): { status: string } {
    return { status: 'up' };
  }

  @Get('ready')
  ready(): { status: string; redis: string } {
    return { status: 'up', redis: this.redis.isThere ? 'up' : 'away' };
  }
}
