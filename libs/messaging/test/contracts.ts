import { randomBytes, randomUUID } from 'node:crypto';
import { defineEvent, type EventContract } from '@tributary/contracts';
import type { KafkaMessage } from 'kafkajs';
import { z } from 'zod';
import type { Type } from '@nestjs/common';
import type { EventHandler, EventOf } from '../src/subscriptions.js';
import type { Tx } from '../src/transaction.js';

const payload = z.object({ counterId: z.string().min(1), note: z.string() });
const example = { counterId: '019a3b5c-0000-7000-8000-00000000c001', note: 'one more' };

/** Two events of a kept topic and one of a compacted topic, on topics that no other test uses. */
export function testContracts(run = randomBytes(5).toString('hex')) {
  const shared = { version: 1, payload, example, key: (p: { counterId: string }) => p.counterId };
  const kept = { ...shared, topic: `messagingtest.counters-${run}`, history: 'kept' as const };
  const compacted = { ...shared, topic: `messagingtest.people-${run}`, history: 'compacted' as const };
  return {
    counted: defineEvent({ ...kept, name: 'messagingtest.counter.counted', summary: 'The counter went up.' }),
    closed: defineEvent({ ...kept, name: 'messagingtest.counter.closed', summary: 'The counter counts no more.' }),
    recorded: defineEvent({ ...compacted, name: 'messagingtest.person.recorded', summary: 'All that is known of a person.' }),
  };
}

/** A handler that writes one row of `effect` for each event, after whatever the test does to the event. */
export function effects(consumer: string, before: (event: EventOf, tx: Tx) => unknown = () => undefined): Type<EventHandler> {
  return class WriteEffect implements EventHandler {
    async handle(event: EventOf, tx: Tx): Promise<void> {
      await before(event, tx);
      await writeEffects(consumer, [event], tx);
    }

    async forget(aggregateId: string, tx: Tx): Promise<void> {
      await tx.query('insert into effect (consumer, aggregate, version, note) values ($1, $2, 0, $3)', [
        consumer,
        aggregateId,
        'forgotten',
      ]);
    }
  };
}

export async function writeEffects(consumer: string, events: readonly EventOf[], tx: Tx): Promise<void> {
  await tx.query(
    `insert into effect (consumer, aggregate, version, note, silent)
     select $1, * from unnest($2::text[], $3::integer[], $4::text[], $5::boolean[])`,
    [
      consumer,
      events.map(({ aggregateId }) => aggregateId),
      events.map(({ version }) => version),
      events.map(({ data }) => noteOf(data)),
      events.map(({ silent }) => silent),
    ],
  );
}

export function noteOf(data: unknown): string {
  return payload.parse(data).note;
}

/** What a handler does before its effect, which an event with the note 'poison' never gets past. */
export function poison({ data }: EventOf): void {
  if (noteOf(data) === 'poison') throw new TypeError('cannot read properties of poison');
}

/** One record as it comes from Kafka. Anything may be given to spoil it. */
export interface RecordShape {
  readonly offset: number;
  readonly aggregate: string;
  readonly version: number;
  readonly epoch?: number;
  readonly note?: string;
  readonly value?: string | null;
  readonly key?: string | null;
  readonly type?: string;
  readonly position?: string;
}

export function record(contract: EventContract, shape: RecordShape): KafkaMessage {
  const { epoch = 0, version, aggregate, note = `v${version}` } = shape;
  const { type = `${contract.name}@1`, position = `${epoch}.${version}`, key = aggregate } = shape;
  const value = shape.value === undefined ? valueOf(contract, { aggregate, epoch, version, note }) : shape.value;
  return {
    offset: String(shape.offset),
    key: key === null ? null : Buffer.from(key),
    value: value === null ? null : Buffer.from(value),
    headers: { type: Buffer.from(type), position: Buffer.from(position) },
    timestamp: '0',
    attributes: 0,
  };
}

function valueOf(contract: EventContract, at: { aggregate: string; epoch: number; version: number; note: string }): string {
  return JSON.stringify({
    id: randomUUID(),
    type: contract.name,
    typeVersion: contract.version,
    aggregateId: at.aggregate,
    epoch: at.epoch,
    version: at.version,
    occurredAt: '2026-11-02T15:04:05.678Z',
    correlationId: 'test',
    traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00',
    data: { counterId: at.aggregate, note: at.note },
  });
}
