import { Logger } from '@nestjs/common';
import { QueryFailedError } from 'typeorm';
import { createLog } from './log.js';
import { NestLog } from './nest-log.js';

function loggerInto(lines: string[]): NestLog {
  return new NestLog(createLog('notes', 'trace', { write: (line) => void lines.push(line) }));
}

describe('the log of a process', () => {
  it('keeps of a failed statement what failed, and not the rows that it was given', () => {
    const lines: string[] = [];
    const refused = Object.assign(new Error('duplicate key'), {
      code: '23505',
      detail: 'Key (email)=(bea@sample.example) already exists.',
    });
    loggerInto(lines).error(
      new QueryFailedError('insert into person values ($1)', ['bea@sample.example'], refused),
      'service.failed',
      'Problem',
    );
    expect(JSON.parse(lines.join(''))).toMatchObject({
      level: 'error',
      service: 'notes',
      context: 'Problem',
      msg: 'service.failed',
      err: { type: 'QueryFailedError', message: 'duplicate key', code: '23505' },
    });
    expect(lines.join('')).not.toContain('bea@sample.example');
  });

  it('follows an error to its causes', () => {
    const lines: string[] = [];
    loggerInto(lines).warn(new Error('outer', { cause: new Error('inner', { cause: 'deep' }) }), 'Relay');
    expect(JSON.parse(lines.join(''))).toMatchObject({ msg: 'outer', err: { cause: { message: 'inner', cause: { message: 'deep' } } } });
  });

  it.each([
    ['log', 'info'],
    ['fatal', 'fatal'],
    ['warn', 'warn'],
    ['debug', 'debug'],
    ['verbose', 'trace'],
  ] as const)('writes what Nest calls %s as %s', (method, level) => {
    const lines: string[] = [];
    Logger.overrideLogger(loggerInto(lines));
    new Logger('Place')[method]('said');
    expect(JSON.parse(lines.join(''))).toMatchObject({ level, context: 'Place', msg: 'said' });
  });
});
