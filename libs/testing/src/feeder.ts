import { randomBytes, randomUUID } from 'node:crypto';
import { type EventContract, typeOf } from '@tributary/contracts';
import { Kafka, logLevel } from 'kafkajs';

/** A record as it was acknowledged. */
export interface FedRecord {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
}

export interface Feeder {
  /** The contract's example as the next event of its aggregate, with this feeder's own ids. */
  next(contract: EventContract): ExampleRecord;
  send(record: ExampleRecord): Promise<FedRecord>;
  close(): Promise<void>;
}

export interface ExampleRecord {
  readonly topic: string;
  readonly key: string;
  readonly value: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Puts examples of contracts on their topics, as the relay of their service would. */
export async function feeder(brokers: string[]): Promise<Feeder> {
  const kafka = new Kafka({ brokers, clientId: 'feeder', logLevel: logLevel.NOTHING, retry: { retries: 20, initialRetryTime: 100 } });
  const producer = kafka.producer({ allowAutoTopicCreation: false });
  await producer.connect();
  return {
    next: exampleRecords(randomBytes(5).toString('hex')),
    send: async ({ topic, ...message }) => {
      const [ack] = await producer.send({ topic, acks: -1, messages: [message] });
      if (ack?.baseOffset === undefined) throw new Error(`${topic} did not acknowledge the record.`);
      return { topic, partition: ack.partition, offset: ack.baseOffset };
    },
    close: () => producer.disconnect(),
  };
}

/** Makes records of examples, each the next version of its aggregate. The salt, ten hexadecimal digits, goes into every id. */
export function exampleRecords(salt: string): (contract: EventContract) => ExampleRecord {
  const versions = new Map<string, number>();
  return (contract) => {
    const data: unknown = contract.payload.parse(JSON.parse(withOwnIds(JSON.stringify(contract.example), salt)));
    const key = contract.key(data);
    const version = (versions.get(`${contract.topic} ${key}`) ?? 0) + 1;
    versions.set(`${contract.topic} ${key}`, version);
    return exampleRecord(contract, key, version, data);
  };
}

function exampleRecord(contract: EventContract, key: string, version: number, data: unknown): ExampleRecord {
  const value = {
    id: randomUUID(),
    type: contract.name,
    typeVersion: contract.version,
    aggregateId: key,
    epoch: 0,
    version,
    occurredAt: new Date().toISOString(),
    correlationId: randomUUID(),
    traceparent: `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-00`,
    data,
  };
  return { topic: contract.topic, key, value: JSON.stringify(value), headers: { type: typeOf(contract), position: `0.${version}` } };
}

// The middle of each id gets the salt, its first and last groups stay: so examples that name each other go on doing so.
function withOwnIds(json: string, salt: string): string {
  const own = `${salt.slice(0, 4)}-7${salt.slice(4, 7)}-8${salt.slice(7, 10)}`;
  return json.replace(/([0-9a-f]{8})-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-([0-9a-f]{12})/g, `$1-${own}-$2`);
}
