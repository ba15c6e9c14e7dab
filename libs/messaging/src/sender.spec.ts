import { unacknowledged } from './sender.js';

describe('a batch that Kafka acknowledged', () => {
  it('shows partitions that nobody answered for', () => {
    const answer = (topicName: string, partition: number) => ({ topicName, partition, errorCode: 0 });
    expect(unacknowledged(['t/0', 't/1', 'u/0'], [answer('t', 0), answer('u', 0)])).toEqual(['t/1']);
  });
});
