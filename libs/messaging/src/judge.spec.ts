import fc from 'fast-check';
import { judge, type Known, placeOf, planBatch } from './judge.js';
import type { Received } from './record.js';

const at = (epoch: number, version: number) => ({ epoch, version });
const received = (aggregateId: string, version: number, offset = 0): Received => ({
  partition: 0,
  offset,
  aggregateId,
  epoch: 0,
  version,
  type: 't@1',
  value: null,
});
const nothing: Known = { marks: new Map(), waiting: new Set(), skipped: new Set() };

describe('a record against its mark', () => {
  it.each([
    ['is the first of its aggregate', at(0, 1), at(0, 0), 'next', 'next'],
    ['follows', at(0, 8), at(0, 7), 'next', 'next'],
    ['repeats the last', at(0, 7), at(0, 7), 'past', 'past'],
    ['repeats an old one', at(0, 2), at(0, 7), 'past', 'past'],
    ['leaves one out', at(0, 9), at(0, 7), 'early', 'next'],
    ['is the first that this consumer sees, and not the first', at(0, 3), at(0, 0), 'early', 'next'],
    ['comes from before a restore', at(0, 9), at(5, 8), 'past', 'past'],
    ['is the first after a restore', at(5, 8), at(0, 7), 'next', 'next'],
    ['belongs to a new aggregate after a restore', at(5, 1), at(0, 0), 'next', 'next'],
  ])('%s', (_, record, mark, kept, compacted) => {
    expect(judge(record, mark, 'kept')).toBe(kept);
    expect(judge(record, mark, 'compacted')).toBe(compacted);
  });
});

describe('a batch against what is known', () => {
  it('moves the marks as it goes', () => {
    const plan = planBatch([received('a', 1), received('b', 1), received('a', 2)], nothing, 'kept');
    expect(plan.next.map(placeOf)).toEqual(['0.1 a', '0.1 b', '0.2 a']);
    expect(plan.marks).toEqual(
      new Map([
        ['a', at(0, 2)],
        ['b', at(0, 1)],
      ]),
    );
  });

  it('leaves what waits to the retry worker, and queues what comes behind it', () => {
    const known = { ...nothing, marks: new Map([['a', at(0, 1)]]), waiting: new Set(['0.2 a']) };
    const plan = planBatch([received('a', 2), received('a', 3)], known, 'kept');
    expect(plan).toEqual({ next: [], early: [received('a', 3)], marks: new Map() });
  });

  it('passes a discarded event without handling it', () => {
    const plan = planBatch([received('a', 1), received('a', 2)], { ...nothing, skipped: new Set(['0.1 a']) }, 'kept');
    expect(plan).toEqual({ next: [received('a', 2)], early: [], marks: new Map([['a', at(0, 2)]]) });
  });

  it('handles 1, 2, 3 … whatever is repeated and mixed, and queues the rest', () => {
    const versions = fc.array(fc.record({ id: fc.constantFrom('a', 'b'), version: fc.integer({ min: 1, max: 8 }) }), { maxLength: 60 });
    fc.assert(
      fc.property(versions, (records) => {
        const plan = planBatch(
          records.map(({ id, version }, offset) => received(id, version, offset)),
          nothing,
          'kept',
        );
        for (const id of ['a', 'b']) {
          const handled = plan.next.filter(({ aggregateId }) => aggregateId === id).map(({ version }) => version);
          expect(handled).toEqual(handled.map((_, index) => index + 1));
          const queued = plan.early.filter(({ aggregateId }) => aggregateId === id).map(({ version }) => version);
          expect(new Set(queued).size).toBe(queued.length);
          const unseen = new Set(records.filter((record) => record.id === id).map(({ version }) => version));
          for (const version of unseen) expect(handled.includes(version) || queued.includes(version)).toBe(true);
        }
      }),
    );
  });
});
