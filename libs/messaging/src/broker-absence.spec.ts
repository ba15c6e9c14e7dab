import { BrokerAbsence, LONGEST_ABSENCE_MS } from './broker-absence.js';

const named = (name: string, more: object = {}) => Object.assign(new Error('x'), { name, ...more });
const closed = named('KafkaJSConnectionClosedError');

describe('a broker that is away', () => {
  it.each([
    ['has closed the connection', closed, true],
    ['did not answer until all tries were used up', named('KafkaJSNumberOfRetriesExceeded', { cause: closed }), true],
    ['is still loading its groups', named('KafkaJSProtocolError', { type: 'GROUP_LOAD_IN_PROGRESS' }), true],
    ['has refused the member', named('KafkaJSProtocolError', { type: 'GROUP_AUTHORIZATION_FAILED' }), false],
    ['is well, and our own code threw', new TypeError('x is undefined'), false],
    ['is well, and something was thrown that is no error', 'words', false],
  ])('is outlasted where it %s: %#', (_, error, outlasted) => {
    expect(new BrokerAbsence().outlasts(error, 0)).toBe(outlasted);
  });

  it('is outlasted for ten minutes and no longer', () => {
    const absence = new BrokerAbsence();
    expect(absence.outlasts(closed, 1_000)).toBe(true);
    expect(absence.outlasts(closed, 1_000 + LONGEST_ABSENCE_MS)).toBe(true);
    expect(absence.outlasts(closed, 1_001 + LONGEST_ABSENCE_MS)).toBe(false);
  });

  it('has its ten minutes again once it was back', () => {
    const absence = new BrokerAbsence();
    absence.outlasts(closed, 0);
    expect(absence.away).toBe(true);
    absence.end();
    expect(absence.away).toBe(false);
    expect(absence.outlasts(closed, 2 * LONGEST_ABSENCE_MS)).toBe(true);
  });
});
