import { pluralOf, unitFor } from './plural.js';

describe('units', () => {
  it.each([
    ['tablet', 'tablets'],
    ['box', 'boxes'],
    ['battery', 'batteries'],
    ['day', 'days'],
    ['license', 'licenses'],
    ['person', 'people'],
    ['short-throw projector', 'short-throw projectors'],
    ['m²', 'm²'],
  ])('%s, many %s', (one, many) => {
    expect(pluralOf(one)).toBe(many);
  });

  it('stays singular for one', () => {
    expect([unitFor(1, 'tablet'), unitFor(0, 'tablet'), unitFor(2, 'tablet')]).toEqual(['tablet', 'tablets', 'tablets']);
  });
});
