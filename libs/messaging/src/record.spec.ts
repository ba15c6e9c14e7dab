import { encodeRecord, type OutboxRow, readEnvelope, readPlace } from './record.js';

const row: OutboxRow = {
  sequence: '7',
  id: '019a3b5c-0000-7000-8000-00000000e001',
  topic: 'procurement.joint-purchases',
  aggregate_id: '019a3b5c-0000-7000-8000-00000000b001',
  type: 'procurement.joint-purchase.priced',
  type_version: 1,
  epoch: '0',
  version: 4,
  occurred_at: '2026-11-02T15:04:05.678Z',
  correlation_id: 'c',
  traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00',
  data: '{"note":"as it stands"}',
};

const message = (changes: object = {}) => ({
  key: Buffer.from(row.aggregate_id),
  value: Buffer.from(String(encodeRecord(row).value)),
  headers: { type: Buffer.from('procurement.joint-purchase.priced@1'), position: Buffer.from('0.4') },
  offset: '12',
  timestamp: '0',
  attributes: 0,
  ...changes,
});

describe('a record', () => {
  it('has the shape that readers know', () => {
    expect(encodeRecord(row)).toEqual({
      key: row.aggregate_id,
      headers: { type: 'procurement.joint-purchase.priced@1', position: '0.4' },
      value:
        '{"id":"019a3b5c-0000-7000-8000-00000000e001","type":"procurement.joint-purchase.priced","typeVersion":1,' +
        '"aggregateId":"019a3b5c-0000-7000-8000-00000000b001","epoch":0,"version":4,"occurredAt":"2026-11-02T15:04:05.678Z",' +
        '"correlationId":"c","traceparent":"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00","data":{"note":"as it stands"}}',
    });
  });

  it('has no value where it is a tombstone, and the same headers', () => {
    expect(encodeRecord({ ...row, data: null })).toMatchObject({ value: null, headers: { position: '0.4' } });
  });

  it('tells its place without its value being read', () => {
    expect(readPlace(2, message({ value: Buffer.from('no JSON') }))).toMatchObject({ partition: 2, offset: 12, epoch: 0, version: 4 });
  });

  it.each([
    ['no key', { key: null }],
    ['an empty key', { key: Buffer.alloc(0) }],
    ['a key of 201 bytes', { key: Buffer.alloc(201, 'k') }],
    ['a key that is not UTF-8', { key: Buffer.from([0xc3, 0x28]) }],
    ['a zero byte in its key', { key: Buffer.from('a\0b') }],
    ['no headers', { headers: {} }],
    ['version 0', { headers: { position: Buffer.from('0.0') } }],
    ['a version that is none', { headers: { position: Buffer.from('0.x') } }],
    ['a version beyond all bounds', { headers: { position: Buffer.from('0.99999999999') } }],
  ])('with %s belongs nowhere', (_, changes) => {
    expect(readPlace(0, message(changes))).toHaveProperty('cause');
  });

  it.each([
    ['no JSON', 'x'],
    ['another shape', '{}'],
    ['another version than its headers', String(encodeRecord({ ...row, version: 5 }).value)],
    ['another type than its headers', String(encodeRecord({ ...row, type_version: 2 }).value)],
    ['another aggregate than its key', String(encodeRecord({ ...row, aggregate_id: 'other' }).value)],
  ])('with %s has a place and no envelope', (_, value) => {
    const place = readPlace(0, message({ value: Buffer.from(value) }));
    if ('cause' in place || place.value === null) throw new Error('It should have a place.');
    const { value: bytes } = place;
    expect(() => readEnvelope({ ...place, value: bytes })).toThrow();
  });
});
