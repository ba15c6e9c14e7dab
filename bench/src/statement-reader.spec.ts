import { type Statement, StatementReader } from './statement-reader.ts';

const int16 = (value: number): Buffer => Buffer.from([(value >> 8) & 255, value & 255]);
const int32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
};
const text = (value: string): Buffer => Buffer.from(`${value}\0`);
const message = (type: string, ...parts: Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from(type, 'latin1'), int32(body.length + 4), body]);
};

const startup = message('', int32(196_608), text('user'), text('procurement_request'), text(''));
const query = message('Q', text('START TRANSACTION'));
const parse = message('P', text(''), text('insert into site values ($1, $2, $3)'), int16(0));
const scope = Buffer.from([0, 255, 7]);
const bind = message(
  'B',
  ...[text(''), text(''), int16(3), int16(0), int16(1), int16(0)],
  ...[int16(3), int32(4), Buffer.from('Süd').subarray(0, 4), int32(3), scope, int32(-1)],
  int16(0),
);
const sync = message('S');
const expected: Statement[] = [
  { sql: 'START TRANSACTION', values: [] },
  { sql: 'insert into site values ($1, $2, $3)', values: ['Süd', scope, null] },
];

describe('statements on the wire', () => {
  it('are read with their parameters, as text, as bytes and as null', () => {
    expect(readBy([Buffer.concat([startup, query, parse, bind, sync])])).toEqual(expected);
  });

  it('are the same in whatever pieces they come', () => {
    const whole = Buffer.concat([startup, query, parse, bind, sync]);
    for (const size of [1, 2, 5, 13]) {
      const pieces = Array.from({ length: Math.ceil(whole.length / size) }, (_, index) => whole.subarray(index * size, (index + 1) * size));
      expect(readBy(pieces)).toEqual(expected);
    }
  });
});

function readBy(chunks: readonly Buffer[]): Statement[] {
  const read: Statement[] = [];
  const reader = new StatementReader((statement) => read.push(statement));
  for (const chunk of chunks) reader.read(chunk);
  return read;
}
