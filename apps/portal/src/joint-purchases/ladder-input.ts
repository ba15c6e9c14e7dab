import type { Ladder } from '@tributary/contracts';

/** What a picture of a ladder is made from. Lengths are pixels. */
export interface LadderInput {
  rungs: Ladder;
  /** The volume that is marked: today's, or the one with the reader's quantity. Null draws the ladder alone. */
  volume: number | null;
  /** Today's volume without the reader's quantity, where the effect of it is shown. */
  without?: number | null;
  width: number;
  height: number;
  /** What stands above the mark, two lines. */
  hereLines: [string, string];
  unit: string;
  /** Writes a price, a count and what is missing, so that the picture speaks the page's language. */
  write: { price: (unitPriceE4: number) => string; count: (count: number) => string; short: (units: number) => string };
  /** True where the distance to the next rung is drawn. */
  bracket: boolean;
}

/** Where quantities and prices lie on the picture. */
export interface Scales {
  x: (quantity: number) => number;
  y: (unitPriceE4: number) => number;
  axisY: number;
  /** The index of the rung that a volume has reached, -1 below the first. */
  rungAt: (volume: number) => number;
}
