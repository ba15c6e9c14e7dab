import type { TimelineEntry } from '@tributary/contracts';

/** The price of a lot before and after a change, in 1/10,000 dollar; null below the first rung. */
export interface PriceMove {
  lotId: string;
  before: number | null;
  after: number | null;
}

interface Standing {
  lotId: string;
  unitPriceE4: number | null;
}

/** What a commitment or a withdrawal did to the prices: the change before it in the history says what they were. Lots that stayed are left out. */
export function movesOf(timeline: readonly TimelineEntry[], entry: TimelineEntry): PriceMove[] {
  const before = latest(timeline.filter((other) => other.version < entry.version && standingsIn(other).length > 0));
  const was = new Map(standingsIn(before).map(({ lotId, unitPriceE4 }) => [lotId, unitPriceE4]));
  return standingsIn(entry)
    .map(({ lotId, unitPriceE4 }) => ({ lotId, before: was.get(lotId) ?? null, after: unitPriceE4 }))
    .filter((move) => move.before !== move.after);
}

/** What the organisation's last commitment did to the prices; null where it has none. */
export function lastMovesOf(timeline: readonly TimelineEntry[], organisationId: string): PriceMove[] | null {
  const own = latest(timeline.filter((entry) => entry.action === 'basket-committed' && entry.organisationId === organisationId));
  return own === null ? null : movesOf(timeline, own);
}

/** The newest of some entries. */
export function latest(entries: readonly TimelineEntry[]): TimelineEntry | null {
  return entries.reduce<TimelineEntry | null>((last, entry) => (last === null || entry.version > last.version ? entry : last), null);
}

function standingsIn(entry: TimelineEntry | null): Standing[] {
  const standings = entry?.facts['standings'];
  return Array.isArray(standings) ? (standings as Standing[]) : [];
}
