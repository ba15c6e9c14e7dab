import { MissingReference } from './failures.js';
import { afterFailure, PATIENCE } from './patience.js';

const failure = new Error('failed');
const missing = new MissingReference('Person', 'p1');
const MINUTE_MS = 60_000;

describe('after a failure', () => {
  it.each([
    ['the first pause is half a second', failure, 0, 0, { attempts: 1, pauseMs: 500 }],
    ['each further one is twice as long', failure, 3, 9000, { attempts: 4, pauseMs: 4000 }],
    ['no pause is longer than a minute', failure, 8, MINUTE_MS, { attempts: 9, pauseMs: MINUTE_MS }],
    ['the tenth parks', failure, 9, MINUTE_MS, { attempts: 10, pauseMs: null }],
    ['a missing reference counts no attempt at first', missing, 0, 0, { attempts: 0, pauseMs: 500 }],
    ['it is asked for less and less often', missing, 0, 40_000, { attempts: 0, pauseMs: 20_000 }],
    ['it counts none after nine minutes', missing, 0, 9 * MINUTE_MS, { attempts: 0, pauseMs: MINUTE_MS }],
    ['it counts after ten', missing, 0, 10 * MINUTE_MS, { attempts: 1, pauseMs: 500 }],
    ['and parks in the end', missing, 9, 15 * MINUTE_MS, { attempts: 10, pauseMs: null }],
  ])('%s', (_, error, attempts, triedForMs, next) => {
    expect(afterFailure(error, attempts, triedForMs, PATIENCE)).toEqual(next);
  });
});
