import type { KafkaMessage, Message } from 'kafkajs';
import { z } from 'zod';

/** Bytes of a key. Ours are ids of 36; a longer one was not written by an outbox. */
const MAX_KEY_BYTES = 200;

/** An unpublished row of the outbox, as the relay reads it. `data` is JSON text, null for a tombstone. */
export interface OutboxRow {
  readonly sequence: string;
  readonly id: string;
  readonly topic: string;
  readonly aggregate_id: string;
  readonly type: string;
  readonly type_version: number;
  readonly epoch: string;
  readonly version: number;
  readonly occurred_at: string;
  readonly correlation_id: string;
  readonly traceparent: string;
  readonly data: string | null;
}

/** The value of a record. */
export const envelope = z.object({
  id: z.string(),
  type: z.string(),
  typeVersion: z.int(),
  aggregateId: z.string(),
  epoch: z.int(),
  version: z.int(),
  occurredAt: z.string(),
  correlationId: z.string(),
  traceparent: z.string(),
  data: z.unknown(),
});
export type Envelope = z.output<typeof envelope>;

/** The record of a row. Two headers, so that a tombstone or a skip needs no parsing, and no more, as each costs a fifth of the throughput. */
export function encodeRecord(row: OutboxRow): Message {
  return {
    key: row.aggregate_id,
    headers: { type: `${row.type}@${row.type_version}`, position: `${row.epoch}.${row.version}` },
    value: row.data === null ? null : encodeValue(row, row.data),
  };
}

// The payload is JSON already: it is put in as it stands, neither parsed nor written again.
function encodeValue(row: OutboxRow, data: string): string {
  const head = JSON.stringify({
    id: row.id,
    type: row.type,
    typeVersion: row.type_version,
    aggregateId: row.aggregate_id,
    epoch: Number(row.epoch),
    version: row.version,
    occurredAt: row.occurred_at,
    correlationId: row.correlation_id,
    traceparent: row.traceparent,
  });
  return `${head.slice(0, -1)},"data":${data}}`;
}

/** A record whose place is known: which aggregate, which epoch and version. Its value may still turn out to be unreadable. */
export interface Received {
  readonly partition: number;
  readonly offset: number;
  readonly aggregateId: string;
  readonly epoch: number;
  readonly version: number;
  /** `<name>@<version>`, empty when the header is missing or reads otherwise. */
  readonly type: string;
  readonly value: Buffer | null;
}

/** A record that belongs to no place in any aggregate. */
export interface Unreadable {
  readonly message: KafkaMessage;
  readonly cause: string;
}

/** Reads key and headers alone. */
export function readPlace(partition: number, message: KafkaMessage): Received | Unreadable {
  const aggregateId = readKey(message.key);
  if (aggregateId === null) return { message, cause: 'The key is missing, too long or not text.' };
  const place = /^(\d{1,15})\.([1-9]\d{0,8})$/.exec(headerOf(message, 'position'));
  if (!place) return { message, cause: 'The header `position` is missing or is not <epoch>.<version>.' };
  const [, epoch, version] = place.map(Number) as [number, number, number];
  const type = /^[a-z0-9.-]{1,200}@\d{1,9}$/.exec(headerOf(message, 'type'))?.[0] ?? '';
  return { partition, offset: Number(message.offset), aggregateId, epoch, version, type, value: message.value };
}

/** Reads the value. Throws when it is not JSON, has not the shape of an envelope, or says another place than its headers. */
export function readEnvelope(record: Received & { readonly value: Buffer }): Envelope {
  const read = envelope.parse(JSON.parse(record.value.toString('utf8')));
  const agrees = read.aggregateId === record.aggregateId && read.epoch === record.epoch && read.version === record.version;
  if (!agrees || `${read.type}@${read.typeVersion}` !== record.type) throw new Error('The value disagrees with key or headers.');
  return read;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

// PostgreSQL's text holds no zero byte, so such a key could never be stored.
function readKey(key: Buffer | null): string | null {
  if (key === null || key.length === 0 || key.length > MAX_KEY_BYTES || key.includes(0)) return null;
  try {
    return utf8.decode(key);
  } catch {
    return null;
  }
}

function headerOf(message: KafkaMessage, name: string): string {
  const header = message.headers?.[name];
  const single = Array.isArray(header) ? header[0] : header;
  return single === undefined ? '' : single.toString();
}
