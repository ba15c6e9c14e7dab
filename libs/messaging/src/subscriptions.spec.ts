import { effects, testContracts } from '../test/contracts.js';
import { defineSubscriptions, on, onBatch } from './subscriptions.js';
import { historyByTopic } from './topics.js';

const { counted, closed, recorded } = testContracts('unit');
const handler = effects('c');

describe('subscriptions', () => {
  it('make a consumer of copies and one of reactions, and none of nothing', () => {
    const lines = [on(counted, handler)];
    expect(defineSubscriptions('s', { copies: lines, reactions: [on(closed, handler)] }).consumers.map(({ consumer }) => consumer)).toEqual(
      ['s.copies', 's.reactions'],
    );
    expect(defineSubscriptions('s', { copies: lines }).consumers).toEqual([{ consumer: 's.copies', subscriptions: lines }]);
  });

  it('name an event once in a consumer', () => {
    const twice = [
      on(counted, handler),
      onBatch(
        counted,
        class {
          handleBatch = () => Promise.resolve();
        },
      ),
    ];
    expect(() => defineSubscriptions('s', { copies: twice })).toThrow('s.copies subscribes twice to messagingtest.counter.counted@1.');
  });

  it('agree about the history of a topic', () => {
    expect(historyByTopic([counted, closed, recorded])).toEqual(
      new Map([
        [counted.topic, 'kept'],
        [recorded.topic, 'compacted'],
      ]),
    );
    expect(() => historyByTopic([counted, { ...closed, history: 'compacted' } as never])).toThrow('another contract says kept');
  });
});
