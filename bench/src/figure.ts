import { type Pair, ratioOf, type Spread, spreadOf } from './figures.rules.ts';

/** One row of the table. */
export interface Figure {
  readonly what: string;
  readonly ours: string;
  readonly reference: string;
  /** Ours / reference with its spread, or a dash. */
  readonly ratio: string;
  readonly aim: string;
}

export const shown = (value: number): string => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2));

export const withSpread = ({ median, least, greatest }: Spread, unit = ''): string =>
  `${shown(median)}${unit} (${shown(least)} – ${shown(greatest)})`;

/** A row in which more is better, of what happens in a second. */
export function rateFigure(what: string, pairs: readonly Pair[], aim: string): Figure {
  return {
    what,
    ours: withSpread(spreadOf(pairs.map(({ ours }) => ours)), '/s'),
    reference: withSpread(spreadOf(pairs.map(({ reference }) => reference)), '/s'),
    ratio: withSpread(ratioOf(pairs)),
    aim,
  };
}

/** A row of durations. */
export function timeFigure(what: string, pairs: readonly Pair[], aim: string): Figure {
  return {
    what,
    ours: withSpread(spreadOf(pairs.map(({ ours }) => ours)), ' ms'),
    reference: withSpread(spreadOf(pairs.map(({ reference }) => reference)), ' ms'),
    ratio: withSpread(ratioOf(pairs)),
    aim,
  };
}
