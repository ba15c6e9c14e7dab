import type { LadderInput, Scales } from './ladder-input.js';
import { overlap, textWidth, type Box } from './ladder-text-width.js';

export interface PriceLabel {
  x: number;
  y: number;
  text: string;
  weight: 'here' | 'next' | 'plain';
}

export interface HereText {
  x: number;
  anchor: 'start' | 'middle' | 'end';
  /** The baselines of its two lines. */
  baselines: [number, number];
  bottom: number;
  /** True where it lies on a step's price. */
  touches: boolean;
}

export interface Tick {
  x: number;
  /** Null where it would touch its neighbour: the mark stays. */
  text: string | null;
  anchor: 'start' | 'middle';
}

const labelAbove = 8;
const size = { plain: 13, next: 13, here: 14 } as const;

/** Each rung's price on its own step, at the left. The one reached comes first, then the next one; a label that would lie on another is left out. */
export function placeLabels(input: LadderInput, scales: Scales): { placed: PriceLabel[]; risen: Box | null } {
  const { rungs, volume } = input;
  const here = volume === null ? -1 : scales.rungAt(volume);
  const next = volume === null ? -1 : here + 1;
  const order = [here, next, ...rungs.keys()].filter((index, at, all) => index >= 0 && index < rungs.length && all.indexOf(index) === at);
  const placed: PriceLabel[] = [];
  const taken: Box[] = [];
  let risen: Box | null = null;
  for (const index of order) {
    const weight = index === here ? 'here' : index === next && input.bracket ? 'next' : 'plain';
    const label = labelOf(input, scales, index, weight);
    const box = boxOf(label);
    if (taken.some((other) => overlap(other, box))) continue;
    if (label.rises) risen = box;
    placed.push({ x: label.x, y: label.y, text: label.text, weight });
    taken.push(box);
  }
  return { placed: placed.sort((one, other) => one.x - other.x), risen };
}

interface Placed extends PriceLabel {
  rises: boolean;
}

function labelOf(input: LadderInput, scales: Scales, index: number, weight: PriceLabel['weight']): Placed {
  const { rungs, volume, write } = input;
  const rung = rungs[index] ?? { fromQuantity: 0, unitPriceE4: 0 };
  const text = write.price(rung.unitPriceE4);
  const start = scales.x(rung.fromQuantity);
  const [plainX, plainY] = [start + (index === 0 ? 0 : 4), scales.y(rung.unitPriceE4) - labelAbove];
  const plain = { x: plainX, y: plainY, text, weight, rises: false };
  if (weight !== 'here' || volume === null) return plain;
  const wide = textWidth(text, size.here, true);
  // The hollow dot of today's volume may stand on the same step, before the mark.
  const mark = scales.x(volume);
  const without = input.without != null && scales.rungAt(input.without) === index ? scales.x(input.without) - 6 : mark;
  if (Math.min(mark, without) - plainX >= wide + 6) return plain;
  // Just reached: right of the mark, where the next step leaves room. Else above, and the line from the words stops over it.
  const next = rungs[index + 1];
  const room = (next === undefined ? input.width : scales.x(next.fromQuantity)) - (mark + 11);
  if (room >= wide + 4) return { ...plain, x: mark + 11, y: plainY };
  return { ...plain, x: Math.min(plainX, input.width - wide), y: plainY - 12, rises: true };
}

function boxOf(label: PriceLabel): Box {
  const wide = textWidth(label.text, size[label.weight], label.weight !== 'plain');
  return { left: label.x - 3, right: label.x + wide + 3, top: label.y - 12, bottom: label.y + 3 };
}

/** The words over the mark: centred on it where there is room, else to its left or right. */
export function placeHereText(input: LadderInput, scales: Scales): HereText | null {
  if (input.volume === null) return null;
  const x = scales.x(input.volume);
  const wide = Math.max(textWidth(input.hereLines[0], 14, true), textWidth(input.hereLines[1], 13)) + 2;
  const anchor = x + wide / 2 > input.width ? 'end' : x - wide / 2 < 0 ? 'start' : 'middle';
  const left = anchor === 'end' ? x - wide : anchor === 'start' ? x : x - wide / 2;
  const box: Box = { left: left - 6, right: left + wide + 6, top: 0, bottom: 44 };
  // The steps fall to the right, so the one at the words' left end is the highest under them.
  const under = input.rungs.findLast((rung) => scales.x(rung.fromQuantity) <= box.left) ?? input.rungs[0];
  const onStep =
    under !== undefined && scales.y(under.unitPriceE4) < box.bottom + 4 && scales.x(input.rungs[0]?.fromQuantity ?? 0) < box.right;
  const touches = onStep || placeLabels(input, scales).placed.some((label) => overlap(box, boxOf(label)));
  return { x, anchor, baselines: [14, 34], bottom: 38, touches };
}

/** The rungs' own starts on the axis, from the right; a number that would touch the one before is left out. */
export function placeTicks(input: LadderInput, scales: Scales, width: number): { ticks: Tick[]; unit: string | null } {
  const unitLeft = width - textWidth(input.unit, 13);
  let free = Number.POSITIVE_INFINITY;
  const ticks = input.rungs.toReversed().map((rung): Tick => {
    const text = input.write.count(rung.fromQuantity);
    const [x, half] = [scales.x(rung.fromQuantity), textWidth(text, 13) / 2];
    const anchor = x - half < 0 ? 'start' : 'middle';
    const right = anchor === 'start' ? x + half * 2 : x + half;
    if (right + 12 > free || right > width) return { x, text: null, anchor };
    free = anchor === 'start' ? x : x - half;
    return { x, text, anchor };
  });
  const furthest = Math.max(...ticks.map((tick) => (tick.text === null ? 0 : tick.x + textWidth(tick.text, 13) / 2)));
  return { ticks: ticks.toReversed(), unit: furthest + 12 < unitLeft ? input.unit : null };
}
