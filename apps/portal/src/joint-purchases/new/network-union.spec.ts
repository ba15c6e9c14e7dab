import { unionOf } from './network-union.js';

const network = (...ids: string[]) => ({
  members: ids.map((organisationId) => ({ organisationId, leaid: '0100270', name: organisationId })),
});

describe('the districts of several networks', () => {
  it.each([
    ['none', [], [], 0],
    ['one', [network('a', 'b')], ['a', 'b'], 0],
    ['two that overlap', [network('a', 'b'), network('b', 'c')], ['a', 'b', 'c'], 1],
    ['three with one in all of them', [network('a'), network('a', 'b'), network('b', 'a')], ['a', 'b'], 2],
  ])('%s', (_, networks, organisationIds, twice) => {
    expect(unionOf(networks)).toEqual({ organisationIds, twice });
  });
});
