interface Rung {
  readonly fromQuantity: number;
  readonly unitPriceE4: number;
}

/** What the price rule is fed: the same shape as in procurement, written down once more since no app is imported here. */
export interface Asked {
  readonly lots: readonly { readonly lotId: string; readonly feeE4: number; readonly ladder: readonly Rung[] }[];
  readonly baskets: readonly {
    readonly commitmentId: string;
    readonly organisationId: string;
    readonly leaid: string;
    readonly lots: readonly {
      readonly lotId: string;
      readonly tolerance: number;
      readonly ceilingE4: number | null;
      readonly lines: readonly { readonly siteId: string; readonly quantity: number; readonly deliveryE4: number }[];
    }[];
  }[];
}

type Lines = Asked['baskets'][number]['lots'][number]['lines'];

const LOTS = 10;
const RUNGS = 20;

const lotIds = Array.from({ length: LOTS }, (_, index) => `lot ${index}`);
const named = (index: number): Pick<Asked['baskets'][number], 'commitmentId' | 'organisationId' | 'leaid'> => ({
  commitmentId: `basket ${index}`,
  organisationId: `district ${index}`,
  leaid: String(index).padStart(7, '0'),
});
const linesOf = (sites: number, lineOf: (site: number) => Omit<Lines[number], 'siteId'>): Lines =>
  Array.from({ length: sites }, (_, site) => ({ siteId: `site ${site}`, ...lineOf(site) }));

/** The same numbers at each run, from 0 up to and without `below` (mulberry32, which is in the public domain). */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Every basket takes all ten lots at so many sites; a third of their parts has a ceiling, of which a few bite; tolerance is used. */
export function mixedBaskets(count: number, sites: number): Asked {
  const next = numbers(6);
  // Of all that is wanted with tolerance: more than is wanted without, and less than those take who stay in.
  const highest = 0.95 * count * (sites * 25.5 + 4.5);
  const ladder = Array.from({ length: RUNGS }, (_, rung) => ({
    fromQuantity: 1 + Math.floor((rung * highest) / (RUNGS - 1)),
    unitPriceE4: 4_500_000 - rung * 50_000,
  }));
  return {
    lots: lotIds.map((lotId) => ({ lotId, feeE4: 5_000, ladder })),
    baskets: Array.from({ length: count }, (_, index) => ({
      ...named(index),
      lots: lotIds.map((lotId) => ({
        lotId,
        tolerance: next(10),
        ceilingE4: next(3) === 0 ? 3_570_000 + next(1_000_000) : null,
        lines: linesOf(sites, () => ({ quantity: 1 + next(50), deliveryE4: next(30_000) })),
      })),
    })),
  };
}

/**
 * The longest way down: at each step one lot comes down one rung, a few baskets drop for it, and their units are just those that the next
 * lot's rung stands on. So 190 steps follow one another, until a twentieth is left.
 */
export function cascadingBaskets(count: number, sites: number): Asked {
  const steps = LOTS * (RUNGS - 1);
  const size = Math.floor(count / (steps + LOTS));
  const rungAt = (step: number): number => RUNGS - 1 - Math.floor(step / LOTS);
  const priceOf = (rung: number): number => 4_500_000 - rung * 50_000;
  const ladderOf = (lot: number): Rung[] =>
    Array.from({ length: RUNGS }, (_, rung) => ({
      fromQuantity: rung === 0 ? 1 : (count - size * ((RUNGS - 1 - rung) * LOTS + lot)) * sites + 1,
      unitPriceE4: priceOf(rung),
    }));
  return {
    lots: lotIds.map((lotId, lot) => ({ lotId, feeE4: 0, ladder: ladderOf(lot) })),
    baskets: Array.from({ length: count }, (_, index) => {
      const step = Math.floor(index / size);
      return {
        ...named(index),
        lots: lotIds.map((lotId, lot) => ({
          lotId,
          tolerance: 0,
          ceilingE4: step < steps && step % LOTS === lot ? priceOf(rungAt(step)) : null,
          lines: linesOf(sites, () => ({ quantity: 1, deliveryE4: 0 })),
        })),
      };
    }),
  };
}
