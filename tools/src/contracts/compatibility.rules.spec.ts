import { incompatibilities } from './compatibility.rules.ts';

const released = {
  'shop.order.placed@1': {
    type: 'object',
    properties: {
      orderId: { type: 'string' },
      note: { type: 'string' },
      state: { enum: ['a', 'b'] },
      lines: { type: 'array', items: { type: 'object', properties: { q: { type: 'integer' } }, required: ['q'] } },
    },
    required: ['orderId', 'state'],
  },
};

type Order = (typeof released)['shop.order.placed@1'];
const now = (change: (order: Order) => object) => ({
  'shop.order.placed@1': change(structuredClone(released['shop.order.placed@1'])) as Record<string, unknown>,
});

describe('what breaks a reader of released history', () => {
  it.each<[string, (order: Order) => object]>([
    ['a changed type', (o) => ({ ...o, properties: { ...o.properties, orderId: { type: 'integer' } } })],
    ['a value more in an enum', (o) => ({ ...o, properties: { ...o.properties, state: { enum: ['a', 'b', 'c'] } } })],
    [
      'a new required field',
      (o) => ({ ...o, properties: { ...o.properties, when: { type: 'string' } }, required: [...o.required, 'when'] }),
    ],
    ['a required field that becomes optional', (o) => ({ ...o, required: ['orderId'] })],
    ['a required field that goes', (o) => ({ ...o, properties: { orderId: o.properties.orderId }, required: ['orderId'] })],
    [
      'a changed type deep in a list',
      (o) => ({
        ...o,
        properties: {
          ...o.properties,
          lines: { type: 'array', items: { type: 'object', properties: { q: { type: 'string' } }, required: ['q'] } },
        },
      }),
    ],
  ])('%s', (_, change) => {
    expect(incompatibilities(released, now(change))).not.toEqual([]);
  });

  it('an event that is gone', () => {
    expect(incompatibilities(released, {})).toEqual(['shop.order.placed@1: is gone, but stands in history; keep its contract.']);
  });
});

describe('what may change within a version', () => {
  it.each<[string, (order: Order) => object]>([
    ['nothing', (o) => o],
    ['a new optional field', (o) => ({ ...o, properties: { ...o.properties, extra: { type: 'string' } } })],
    [
      'an optional field that goes',
      (o) => ({ ...o, properties: { orderId: o.properties.orderId, state: o.properties.state, lines: o.properties.lines } }),
    ],
    ['another description', (o) => ({ ...o, description: 'said better' })],
  ])('%s', (_, change) => {
    expect(incompatibilities(released, now(change))).toEqual([]);
  });

  it('a new event and a new version beside the old one', () => {
    const current = { ...released, 'shop.order.placed@2': { type: 'object' }, 'shop.order.paid@1': { type: 'object' } };
    expect(incompatibilities(released, current)).toEqual([]);
  });
});
