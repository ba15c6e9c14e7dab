import { type ICustomPartitioner, type Kafka, Partitioners, type Producer, type RecordMetadata, type TopicMessages } from 'kafkajs';
import { encodeRecord, type OutboxRow } from './record.js';

const ALL_IN_SYNC_REPLICAS = -1;

/** Sends rows of the outbox as records, one call at a time, and resolves once every one of them is acknowledged. */
export class RecordSender {
  private readonly producer: Producer;
  private readonly touched = new Set<string>();

  constructor(kafka: Kafka) {
    this.producer = kafka.producer({ allowAutoTopicCreation: false, createPartitioner: () => this.rememberingPartitioner() });
  }

  async connect(): Promise<void> {
    await this.producer.connect();
  }

  async disconnect(): Promise<void> {
    await this.producer.disconnect();
  }

  async send(rows: readonly OutboxRow[]): Promise<void> {
    this.touched.clear();
    const answers = await this.producer.sendBatch({ acks: ALL_IN_SYNC_REPLICAS, topicMessages: byTopic(rows) });
    const missing = unacknowledged(this.touched, answers);
    if (missing.length > 0) throw new Error(`Kafka acknowledged the batch, but nothing for ${missing.join(', ')}.`);
  }

  private rememberingPartitioner(): ReturnType<ICustomPartitioner> {
    const choose = Partitioners.DefaultPartitioner();
    return (args) => {
      const partition = choose(args);
      this.touched.add(`${args.topic}/${partition}`);
      return partition;
    };
  }
}

/**
 * The partitions that records were meant for and that no broker answered for. kafkajs reports success without having sent them, when
 * their leader moves during a retry to a broker that has answered already; taken at its word, their rows would be deleted unsent.
 */
export function unacknowledged(touched: Iterable<string>, answers: readonly RecordMetadata[]): string[] {
  const answered = new Set(answers.map(({ topicName, partition }) => `${topicName}/${partition}`));
  return [...touched].filter((partition) => !answered.has(partition));
}

function byTopic(rows: readonly OutboxRow[]): TopicMessages[] {
  const topics = new Map<string, TopicMessages>();
  for (const row of rows) {
    const entry = topics.get(row.topic) ?? { topic: row.topic, messages: [] };
    entry.messages.push(encodeRecord(row));
    topics.set(row.topic, entry);
  }
  return [...topics.values()];
}
