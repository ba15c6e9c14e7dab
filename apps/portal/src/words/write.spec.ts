import { write } from './write.js';

const texts = {
  parts: {
    loading: 'Loading.',
    more_one: 'Show 1 more',
    more_other: 'Show {{number}} more of {{what}}',
    away: { now: 'Now, {{time}}, {{time}}' },
  },
};

describe('a text', () => {
  it.each([
    ['by its key', write(texts, 'parts.loading'), 'Loading.'],
    ['with what is filled in, wherever it stands', write(texts, 'parts.away.now', { time: '5:00 PM' }), 'Now, 5:00 PM, 5:00 PM'],
    ['for one', write(texts, 'parts.more', { count: 1, number: '1', what: 'lots' }), 'Show 1 more'],
    ['for none and for many', write(texts, 'parts.more', { count: 0, number: '0', what: 'lots' }), 'Show 0 more of lots'],
    ['that has no forms, with a count', write(texts, 'parts.loading', { count: 2 }), 'Loading.'],
    ['whose value looks like a place to fill', write(texts, 'parts.away.now', { time: '{{what}}$&' }), 'Now, {{what}}$&, {{what}}$&'],
    ['of a key that leads nowhere', write(texts, 'parts.constructor'), 'parts.constructor'],
    ['of a key that leads to more keys', write(texts, 'parts.away'), 'parts.away'],
  ])('%s', (_, written, expected) => {
    expect(written).toBe(expected);
  });
});
