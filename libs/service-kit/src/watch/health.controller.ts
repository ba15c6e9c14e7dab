import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Access } from '../access/access.js';
import { Metrics } from './metrics.js';
import { Readiness } from './readiness.js';

/** For those who run the service. The gateway leads nobody here. */
@ApiExcludeController()
@Access('anyone')
@Controller()
export class HealthController {
  constructor(
    private readonly readiness: Readiness,
    private readonly metrics: Metrics,
  ) {}

  /** The process is alive. It asks nobody else, so that an outage of the database restarts no service. */
  @Get('health/live')
  live(): { status: 'up' } {
    return { status: 'up' };
  }

  /** The service can answer requests; 503 while it cannot. */
  @Get('health/ready')
  async ready(): Promise<Record<string, unknown>> {
    return { status: 'up', ...(await this.readiness.ask()) };
  }

  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  async figures(): Promise<string> {
    return this.metrics.read();
  }
}
