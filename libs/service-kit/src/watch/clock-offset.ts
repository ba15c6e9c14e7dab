import { Injectable } from '@nestjs/common';
import type { ServiceSettings } from '../config.js';
import { Database } from '../database/database.js';
import { Service } from '../options.js';
import { Readiness } from './readiness.js';

/** Tells whoever asks whether the service is ready how far tests have moved its clock. That the database answers is what ready means. */
@Injectable()
export class ClockOffset {
  constructor(service: Service, database: Database, readiness: Readiness) {
    readiness.require(async () => ({ service: service.name, clockOffsetMs: await clockOffsetMs(database) }));
  }
}

/** Throws in production on a clock that was moved, before anything has read it. */
export async function refuseMovedClock(database: Database, environment: ServiceSettings['NODE_ENV']): Promise<void> {
  const offsetMs = environment === 'production' ? await clockOffsetMs(database) : 0;
  if (offsetMs !== 0)
    throw new Error(`The clock of this database was moved by ${offsetMs} ms: it is a test's, and no production runs on it.`);
}

async function clockOffsetMs(database: Database): Promise<number> {
  const [row] = await database.worker.read<{ offsetMs: number }>('select offset_ms::float8 as "offsetMs" from clock_offset');
  if (!row) throw new Error('This database has no clock_offset row.');
  return row.offsetMs;
}
