import { ConnectionLost, HandlerFailed, isOutage, messageOf } from './failures.js';

const coded = (code: string, message = 'x') => Object.assign(new Error(message), { code });

describe('who is at fault', () => {
  it.each([
    ['a deadlock', coded('40P01'), true],
    ['a serialization failure', coded('40001'), true],
    ['a connection that PostgreSQL closed', coded('57P01'), true],
    ['too many connections', coded('53300'), true],
    ['a lock refused', coded('55P03'), true],
    ['a refused connection', coded('ECONNREFUSED'), true],
    ['a connection that pg lost', new Error('Connection terminated unexpectedly'), true],
    ['an error that an ORM has wrapped', Object.assign(new Error('query failed'), { driverError: coded('40001') }), true],
    ['a dead transaction, whatever was thrown in it', new ConnectionLost(new Error('anything')), true],
    ['a deadlock in a handler', new HandlerFailed(coded('40P01')), true],
    ['a broken constraint', coded('23505'), false],
    ['a code of something else that begins alike, in a handler', new HandlerFailed(coded('404')), false],
    ['a statement that took too long', coded('57014'), false],
    ['a refused connection to something else, in a handler', new HandlerFailed(coded('ECONNREFUSED')), false],
    ['a TypeError', new TypeError('undefined is not a function'), false],
    ['something that is no error', 'words', false],
  ])('%s', (_, error, outage) => {
    expect(isOutage(error)).toBe(outage);
  });

  it('is said in words', () => {
    expect(messageOf(new TypeError('x is not a function'))).toBe('TypeError: x is not a function');
    expect(messageOf('words')).toBe('words');
  });
});
