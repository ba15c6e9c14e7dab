import { retell, valuesWith } from './retell.rules.ts';

const scope = Buffer.from('0123456789abcdef0123456789abcdef');
const other = Buffer.from('fedcba9876543210fedcba9876543210');
const lock = (key: Buffer): string => key.readBigInt64BE().toString();
const recorded = [
  { sql: 'START TRANSACTION', values: [] },
  { sql: 'select pg_try_advisory_xact_lock($1)', values: [lock(scope)] },
  { sql: 'select $1, $2', values: ['{"one","two"}', null] },
  { sql: 'insert into idempotency (scope, body_hash) values ($1, $2)', values: [scope, Buffer.from('a body')] },
];

describe('a recorded transaction', () => {
  it('is told of others by their names, and swaps two without mixing them up', () => {
    const names = new Map([
      ['one', 'two'],
      ['two', 'one'],
    ]);
    expect(retell(recorded, names)[2]!.values).toEqual(['{"two","one"}', null]);
  });

  it('gets a new key each time, in the row and in its lock, and keeps all other bytes', () => {
    const told = retell(recorded, new Map()).map(({ values }) => valuesWith(values, other));
    expect(told).toEqual([[], [lock(other)], ['{"one","two"}', null], [other, Buffer.from('a body')]]);
  });
});
