import { waves } from './handlers.js';
import type { Received } from './record.js';

describe('waves', () => {
  it('hold one event of each aggregate, in order', () => {
    const records = ['a1', 'a2', 'b1', 'a3', 'b2'].map((name) => ({ aggregateId: name[0], version: Number(name[1]) }) as Received);
    const names = waves(records).map((wave) => wave.map(({ aggregateId, version }) => `${aggregateId}${version}`));
    expect(names).toEqual([['a1', 'b1'], ['a2', 'b2'], ['a3']]);
  });
});
