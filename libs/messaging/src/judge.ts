import type { History } from '@tributary/contracts';
import type { Standing } from './aggregates.js';
import type { Received } from './record.js';

/** Where a consumer stands before an aggregate's first event. */
export const UNSEEN: Standing = { epoch: 0, version: 0 };

/** How a record stands to the mark, the last event that the consumer has seen of the aggregate. */
export type Verdict = 'past' | 'next' | 'early';

/**
 * At or below the mark a record is a repetition. On a kept topic versions have no gaps, so the next one is the mark's plus one and any
 * later one is early. On a compacted topic older records may be gone and each holds the whole state, so any later one is the next.
 */
export function judge(record: Standing, mark: Standing, history: History): Verdict {
  if (record.epoch < mark.epoch || (record.epoch === mark.epoch && record.version <= mark.version)) return 'past';
  return history === 'compacted' || record.version === mark.version + 1 ? 'next' : 'early';
}

/** What a transaction finds of a batch's records once it has locked their marks. */
export interface Known {
  readonly marks: ReadonlyMap<string, Standing>;
  /** Places of records that wait already, and of those an operator has discarded. */
  readonly waiting: ReadonlySet<string>;
  readonly skipped: ReadonlySet<string>;
}

export interface Plan {
  /** To be handled, in this order. */
  readonly next: readonly Received[];
  /** To be put into `waiting`, behind a gap or a failed event. */
  readonly early: readonly Received[];
  /** The marks that rise. */
  readonly marks: ReadonlyMap<string, Standing>;
}

/** One name for a record's place. */
export function placeOf(record: Standing & { readonly aggregateId: string }): string {
  return `${record.epoch}.${record.version} ${record.aggregateId}`;
}

/** Sorts the records of one topic, in the order of their offsets, by what is to be done with them. The rest is dropped. */
export function planBatch(records: readonly Received[], known: Known, history: History): Plan {
  const next: Received[] = [];
  const early: Received[] = [];
  const marks = new Map<string, Standing>();
  const earlyPlaces = new Set<string>();
  for (const record of records) {
    const { aggregateId, epoch, version } = record;
    const place = placeOf(record);
    const verdict = judge(record, marks.get(aggregateId) ?? known.marks.get(aggregateId) ?? UNSEEN, history);
    // What waits already is tried again by the retry worker, in its time.
    if (verdict === 'past' || known.waiting.has(place) || earlyPlaces.has(place)) continue;
    if (verdict === 'early') {
      early.push(record);
      earlyPlaces.add(place);
    } else {
      if (!known.skipped.has(place)) next.push(record);
      marks.set(aggregateId, { epoch, version });
    }
  }
  return { next, early, marks };
}
