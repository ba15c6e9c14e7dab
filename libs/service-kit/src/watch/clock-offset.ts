import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Database } from '../database/database.js';
import { Service } from '../options.js';
import { Readiness } from './readiness.js';

/** Tells how far tests have moved this database's clock, and refuses to start in production on a clock that was moved. */
@Injectable()
export class ClockOffset implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly service: Service,
    readiness: Readiness,
  ) {
    readiness.require(async () => ({ service: service.name, clockOffsetMs: await this.read() }));
  }

  async onApplicationBootstrap(): Promise<void> {
    const offsetMs = await this.read();
    if (this.service.settings.NODE_ENV !== 'production' || offsetMs === 0) return;
    throw new Error(`The clock of this database was moved by ${offsetMs} ms: it is a test's, and no production runs on it.`);
  }

  private async read(): Promise<number> {
    const [row] = await this.database.worker.read<{ offsetMs: number }>('select offset_ms::float8 as "offsetMs" from clock_offset');
    if (!row) throw new Error('This database has no clock_offset row.');
    return row.offsetMs;
  }
}
