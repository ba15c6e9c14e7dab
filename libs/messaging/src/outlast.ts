import { Logger } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { isOutage, messageOf } from './failures.js';

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 2000;
/** A database that is away for longer ends the process, whose supervisor may know more. */
const LONGEST_OUTAGE_MS = 10 * 60_000;

const logger = new Logger('Database');

/**
 * Repeats the work while the database is at fault: lost connections, deadlocks, want of resources. Any other error, and an outage when
 * `goOn` says no or ten minutes are over, is thrown.
 */
export async function outlast<T>(work: () => Promise<T>, goOn: () => boolean): Promise<T> {
  const began = Date.now();
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
    try {
      return await work();
    } catch (error) {
      if (!isOutage(error) || !goOn() || Date.now() - began > LONGEST_OUTAGE_MS) throw error;
      logger.warn(`Repeated in ${pauseMs} ms: ${messageOf(error)}`);
      await pause(pauseMs);
    }
  }
}
