import { allEvents, typeOf } from '@tributary/contracts';
import { exampleRecords } from './feeder.js';

describe('the examples of contracts as records', () => {
  const records = exampleRecords('abcdef0123');

  it.each(allEvents.map((contract) => [typeOf(contract), contract] as const))(
    '%s stands under its own key, with new ids',
    (type, contract) => {
      const { topic, key, value, headers } = records(contract);
      const envelope = JSON.parse(value) as { aggregateId: string; version: number; data: unknown };
      expect({ topic, type: headers['type'], key }).toEqual({ topic: contract.topic, type, key: contract.key(envelope.data) });
      expect(headers['position']).toBe(`0.${envelope.version}`);
      expect(key).toMatch(/^[0-9a-f]{8}-abcd-7ef0-8123-[0-9a-f]{12}$/);
    },
  );

  it('rise by one within an aggregate', () => {
    const again = exampleRecords('0000000000');
    const [first, second] = allEvents.filter(({ topic }) => topic === 'procurement.joint-purchases').map(again);
    expect([first?.headers['position'], second?.headers['position']]).toEqual(['0.1', '0.2']);
  });
});
