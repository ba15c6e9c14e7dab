import type { TimelineEntry } from '@tributary/contracts';
import { lastChangeOf, moveOf } from './price-moves.js';

function entry(version: number, organisationId: string, unitPriceE4: number | null, action = 'quantity-committed'): TimelineEntry {
  return {
    version,
    at: '2027-02-22T20:14:00.000Z',
    action,
    organisationId,
    organisationName: organisationId,
    personId: null,
    facts: { unitPriceE4 },
  };
}

const timeline = [
  entry(6, 'baldwin', 3_790_000),
  entry(3, 'winfield', null),
  entry(1, 'agency', null, 'drafted'),
  entry(5, 'winfield', 3_890_000),
];

describe('what a commitment did to the price', () => {
  it('is told from the commitment before it, in whatever order the history comes', () => {
    expect(moveOf(timeline, entry(6, 'baldwin', 3_790_000))).toEqual({ before: 3_890_000, after: 3_790_000 });
  });

  it('has no price before the first commitment', () => {
    expect(moveOf(timeline, entry(3, 'winfield', null))).toEqual({ before: null, after: null });
  });

  it('is that of the last own one', () => {
    expect(lastChangeOf(timeline, 'winfield')).toEqual({ before: null, after: 3_890_000 });
    expect(lastChangeOf(timeline, 'cullman')).toBeNull();
  });
});
