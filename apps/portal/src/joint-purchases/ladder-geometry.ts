import type { Ladder } from '@tributary/contracts';
import { textWidth } from './ladder-text-width.js';
import type { LadderInput, Scales } from './ladder-input.js';
import { placeHereText, placeLabels, placeTicks, type HereText, type PriceLabel, type Tick } from './ladder-labels.js';

export interface Spot {
  x: number;
  y: number;
}

export interface LadderPicture {
  reached: { line: string; area: string } | null;
  ahead: string;
  axisY: number;
  here: (Spot & { lineTop: number; lineBottom: number; text: HereText }) | null;
  without: Spot | null;
  next: (Spot & { bracket: { fromX: number; y: number; text: string; textX: number; anchor: 'start' | 'end' } | null }) | null;
  labels: PriceLabel[];
  ticks: Tick[];
  unit: string | null;
}

const axisRoom = 30;
const bottomRoom = 38;
const topRoom = 30;
const topRoomForText = 70;

/** Lays a price ladder out: linear scales, the price falls to the right, nothing here knows of a page. Lengths are pixels. */
export function layOutLadder(given: LadderInput): LadderPicture {
  // Steps of the same price are one step to the reader.
  const rungs = given.rungs.filter((rung, index) => rung.unitPriceE4 !== given.rungs[index - 1]?.unitPriceE4);
  const input = { ...given, rungs };
  const scales = scalesOf(input, topRoom);
  const tight = placeHereText(input, scales);
  // Where the words above the mark would lie on a step's price, the steps move down and leave the words the room above.
  const room = tight?.touches === true ? scalesOf(input, topRoomForText) : scales;
  return draw(input, room);
}

function scalesOf({ rungs, volume, width, height }: LadderInput, top: number): Scales {
  const last = rungs.at(-1)?.fromQuantity ?? 1;
  // One step alone stands in the middle: there is nothing before it and nothing after.
  const end = Math.max(last * (rungs.length === 1 ? 2 : 1.22), (volume ?? 0) * 1.12, last + 1);
  const [dearest, cheapest] = [rungs[0]?.unitPriceE4 ?? 1, rungs.at(-1)?.unitPriceE4 ?? 0];
  const axisY = height - axisRoom;
  const spread = Math.max(dearest - cheapest, 1);
  return {
    x: (quantity) => round((quantity / end) * width),
    y: (price) => round(top + ((dearest - price) / spread) * (axisY - bottomRoom - top)),
    axisY,
    rungAt: (at) => rungs.findLastIndex((rung) => rung.fromQuantity <= at),
  };
}

function draw(input: LadderInput, scales: Scales): LadderPicture {
  const { rungs, volume, width } = input;
  const reachedTo = volume === null ? -1 : scales.rungAt(volume);
  const labels = placeLabels(input, scales);
  const text = placeHereText(input, scales);
  const spot = volume === null ? null : { x: scales.x(volume), y: levelAt(input, scales, volume) };
  return {
    reached: reachedTo < 0 || volume === null ? null : reachedPath(rungs.slice(0, reachedTo + 1), volume, scales),
    ahead: aheadPath(input, scales, reachedTo),
    axisY: scales.axisY,
    here: spot && text ? { ...spot, lineTop: text.bottom + 6, lineBottom: labels.risen ? labels.risen.top - 4 : spot.y, text } : null,
    without: input.without == null ? null : { x: scales.x(input.without), y: levelAt(input, scales, input.without) },
    next: nextSpot(input, scales, reachedTo),
    labels: labels.placed,
    ...placeTicks(input, scales, width),
  };
}

// Below the first rung there is no price: the mark stands on the axis.
function levelAt({ rungs }: LadderInput, scales: Scales, volume: number): number {
  const rung = rungs[scales.rungAt(volume)];
  return rung === undefined ? scales.axisY : scales.y(rung.unitPriceE4);
}

function reachedPath(rungs: Ladder, volume: number, scales: Scales): { line: string; area: string } {
  const start = scales.x(rungs[0]?.fromQuantity ?? 0);
  const steps = rungs.map((rung, index) => {
    const until = rungs[index + 1]?.fromQuantity ?? volume;
    return `${index === 0 ? `M${start} ${scales.y(rung.unitPriceE4)}` : `V${scales.y(rung.unitPriceE4)}`}H${scales.x(until)}`;
  });
  const line = steps.join('');
  return { line, area: `${line}V${scales.axisY}H${start}Z` };
}

function aheadPath({ rungs, volume, width }: LadderInput, scales: Scales, reachedTo: number): string {
  const ahead = rungs.slice(reachedTo + 1);
  const here = rungs[reachedTo];
  const begin = here === undefined || volume === null ? null : `M${scales.x(volume)} ${scales.y(here.unitPriceE4)}`;
  const steps = ahead.map((rung, index) => {
    const [x, y] = [scales.x(rung.fromQuantity), scales.y(rung.unitPriceE4)];
    return begin === null && index === 0 ? `M${x} ${y}` : `H${x}V${y}`;
  });
  return `${begin ?? ''}${steps.join('')}H${width}`;
}

function nextSpot(input: LadderInput, scales: Scales, reachedTo: number): LadderPicture['next'] {
  const { rungs, volume, width, write } = input;
  const next = rungs[reachedTo + 1];
  if (next === undefined || volume === null || !input.bracket) return null;
  const x = scales.x(next.fromQuantity);
  const text = write.short(next.fromQuantity - volume);
  // A few pixels over the edge are still on the page.
  const fits = x + 6 + textWidth(text, 13, true) <= width + 10;
  const bracket = {
    fromX: scales.x(volume),
    y: scales.axisY - 14,
    text,
    textX: fits ? x + 6 : scales.x(volume) - 6,
    anchor: fits ? 'start' : 'end',
  } as const;
  return { x, y: scales.y(next.unitPriceE4), bracket };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
