import { testContracts } from './contracts.js';
import { type FreshDatabase, freshDatabase } from './database.js';
import { brokers } from './config.js';
import { kafkaClient } from '../src/kafka.js';
import { registerPositions } from '../src/position.js';
import { ensureTopics } from '../src/topics.js';

describe('positions', () => {
  let database: FreshDatabase;
  const { counted } = testContracts();
  const kafka = kafkaClient(brokers(), 'test');
  const topic = counted.topic;

  beforeAll(async () => {
    database = await freshDatabase();
    await ensureTopics(brokers(), [counted], 2);
  });
  afterAll(() => database.drop());

  const positions = (consumer: string) =>
    database.admin.query(
      'select partition, next_offset::int as next, silent_to::int as silent from position where consumer = $1 order by 1',
      [consumer],
    );

  it('begin at 0 with nothing silent on a new topic, with all that is there silent on an old one, and stay as they are', async () => {
    await registerPositions(kafka, database.worker, 'early', [topic]);
    const producer = kafka.producer({ createPartitioner: () => () => 1 });
    await producer.connect();
    await producer.send({
      topic,
      messages: [
        { key: 'k', value: 'v' },
        { key: 'k', value: 'v' },
      ],
    });
    await producer.disconnect();
    await registerPositions(kafka, database.worker, 'early', [topic]);
    await registerPositions(kafka, database.worker, 'late', [topic]);
    expect(await positions('early')).toEqual([
      { partition: 0, next: 0, silent: 0 },
      { partition: 1, next: 0, silent: 0 },
    ]);
    expect(await positions('late')).toEqual([
      { partition: 0, next: 0, silent: 0 },
      { partition: 1, next: 0, silent: 2 },
    ]);
  });

  it('take a partition that joins a known topic for a new one', async () => {
    const admin = kafka.admin();
    await admin.connect();
    await admin.createPartitions({ topicPartitions: [{ topic, count: 3 }] });
    await admin.disconnect();
    const producer = kafka.producer({ createPartitioner: () => () => 2 });
    await producer.connect();
    await producer.send({ topic, messages: [{ key: 'k', value: 'v' }] });
    await producer.disconnect();
    await registerPositions(kafka, database.worker, 'late', [topic]);
    expect((await positions('late'))[2]).toEqual({ partition: 2, next: 0, silent: 0 });
  });
});
