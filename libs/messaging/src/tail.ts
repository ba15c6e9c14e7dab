import { randomUUID } from 'node:crypto';
import type { Batch, Kafka, KafkaMessage } from 'kafkajs';
import { messageOf } from './failures.js';
import { type KafkaAddress, kafkaClient } from './kafka.js';
import { type Envelope, readEnvelope, readPlace } from './record.js';

/** A record as a person or a check reads it. What cannot be read is null, and `problem` says why. A tombstone has neither envelope nor problem. */
export interface DecodedRecord {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly key: string | null;
  readonly type: string | null;
  readonly epoch: number | null;
  readonly version: number | null;
  readonly envelope: Envelope | null;
  readonly problem: string | null;
}

/** Reads a topic from its start to the end that it has now, in the order of partitions and offsets. */
export async function readTopic(address: KafkaAddress, topic: string): Promise<DecodedRecord[]> {
  const kafka = kafkaClient(address, 'read-topic');
  const ends = await endsOf(kafka, topic);
  const records: DecodedRecord[] = [];
  if (ends.size === 0) return records;
  let finish: () => void = () => undefined;
  const finished = new Promise<void>((resolve) => (finish = resolve));
  const stop = await follow(kafka, [topic], true, (batch) => {
    records.push(...batch.messages.map((message) => decode(batch, message)));
    if (Number(batch.lastOffset()) + 1 >= (ends.get(batch.partition) ?? 0)) ends.delete(batch.partition);
    if (ends.size === 0) finish();
  });
  await finished;
  await stop();
  return records.sort((a, b) => a.partition - b.partition || a.offset - b.offset);
}

/** Hands over each record of every topic as it arrives, from now on. Resolves, once it listens, to a function that stops it. */
export async function tailEvents(address: KafkaAddress, onRecord: (record: DecodedRecord) => void): Promise<() => Promise<void>> {
  const kafka = kafkaClient(address, 'tail');
  const topics = await withAdmin(kafka, async (admin) => (await admin.listTopics()).filter((topic) => !topic.startsWith('__')));
  return follow(kafka, topics, false, (batch) => batch.messages.forEach((message) => onRecord(decode(batch, message))));
}

/** Whole partitions with records, each with the offset after its last one. */
async function endsOf(kafka: Kafka, topic: string): Promise<Map<number, number>> {
  const offsets = await withAdmin(kafka, (admin) => admin.fetchTopicOffsets(topic));
  return new Map(offsets.filter(({ low, high }) => Number(high) > Number(low)).map(({ partition, high }) => [partition, Number(high)]));
}

// kafkajs reads only as a member of a group: so each reader has a group of its own, which it removes when it stops.
async function follow(
  kafka: Kafka,
  topics: string[],
  fromBeginning: boolean,
  onBatch: (batch: Batch) => void,
): Promise<() => Promise<void>> {
  const groupId = `reader.${randomUUID()}`;
  const consumer = kafka.consumer({ groupId, maxWaitTimeInMs: 500 });
  const joined = new Promise<void>((resolve) => consumer.on(consumer.events.GROUP_JOIN, () => resolve()));
  await consumer.connect();
  await consumer.subscribe({ topics, fromBeginning });
  await consumer.run({ autoCommit: false, eachBatch: async ({ batch }) => onBatch(batch) });
  await joined;
  return async () => {
    await consumer.disconnect();
    await withAdmin(kafka, (admin) => admin.deleteGroups([groupId]));
  };
}

async function withAdmin<T>(kafka: Kafka, work: (admin: ReturnType<Kafka['admin']>) => Promise<T>): Promise<T> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.disconnect();
  }
}

function decode(batch: Pick<Batch, 'topic' | 'partition'>, message: KafkaMessage): DecodedRecord {
  const { topic, partition } = batch;
  const place = readPlace(partition, message);
  const seen = { topic, partition, offset: Number(message.offset), key: message.key?.toString() ?? null };
  if ('cause' in place) return { ...seen, type: null, epoch: null, version: null, envelope: null, problem: place.cause };
  const { type, epoch, version, value } = place;
  if (value === null) return { ...seen, type, epoch, version, envelope: null, problem: null };
  try {
    return { ...seen, type, epoch, version, envelope: readEnvelope({ ...place, value }), problem: null };
  } catch (error) {
    return { ...seen, type, epoch, version, envelope: null, problem: messageOf(error) };
  }
}
