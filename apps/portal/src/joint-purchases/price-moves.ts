import type { TimelineEntry } from '@tributary/contracts';

/** The price before and after a commitment, in 1/10,000 dollar; null below the first rung. */
export interface PriceMove {
  before: number | null;
  after: number | null;
}

const committed = 'quantity-committed';

/** What a commitment did to the price: the one before it in the history says what the price was. */
export function moveOf(timeline: readonly TimelineEntry[], entry: TimelineEntry): PriceMove {
  const before = latest(timeline.filter((other) => other.action === committed && other.version < entry.version));
  return { before: before === null ? null : priceIn(before), after: priceIn(entry) };
}

/** What the organisation's last commitment did to the price; null where it has none. */
export function lastChangeOf(timeline: readonly TimelineEntry[], organisationId: string): PriceMove | null {
  const own = latest(timeline.filter((entry) => entry.action === committed && entry.organisationId === organisationId));
  return own === null ? null : moveOf(timeline, own);
}

function latest(entries: readonly TimelineEntry[]): TimelineEntry | null {
  return entries.reduce<TimelineEntry | null>((last, entry) => (last === null || entry.version > last.version ? entry : last), null);
}

function priceIn(entry: TimelineEntry): number | null {
  const price = entry.facts['unitPriceE4'];
  return typeof price === 'number' ? price : null;
}
