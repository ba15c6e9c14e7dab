import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '@tributary/testing';
import { type Crowd, crowd } from './crowd.ts';
import { EventStream } from './event-stream.ts';
import { type Figure, timeFigure } from './figure.ts';
import { type Pair, percentile } from './figures.rules.ts';
import { commit, type Seat } from './purchases.ts';
import type { Scene } from './scene.ts';

export const WATCHERS = 200;
const COMMITTING = 50;
const PAIRS = 5;
/** Commits of each of them in a rush, and single ones in the quiet. */
const RUSH_ROUNDS = 4;
const QUIET = 20;
const TOLD_MS = 60_000;
/** At least as long as the service waits between two looks, in milliseconds. */
const BETWEEN_LOOKS_MS = 300;

interface Answered {
  readonly version: number;
  readonly atMs: number;
}

/** How long it takes from a commit's answer until the last of all watchers has been told of it, in a rush and in the quiet, in turns. */
export async function liveFigures(scene: Scene, origins: readonly string[], seats: readonly Seat[]): Promise<Figure[]> {
  const [purchase] = seats.map((seat) => seat.purchase);
  if (!purchase) throw new Error('A live view needs baskets.');
  const originOf = (index: number): string => origins[index % origins.length] ?? '';
  const watchers = await Promise.all(
    seats.slice(0, WATCHERS).map(({ district }, index) => EventStream.open(originOf(index), district, purchase.jointPurchaseId)),
  );
  const committing = seats.slice(WATCHERS, WATCHERS + COMMITTING);
  let sentAway = 0;
  const rush = async (): Promise<Answered[]> => {
    const { answered, crowd: rushing } = await rushOf(committing, originOf);
    sentAway += rushing.sentAway;
    return answered;
  };
  const quiet = (): Promise<Answered[]> => oneByOne(committing, originOf, watchers);
  const [rushed, quieted]: [number[][], number[][]] = [[], []];
  try {
    await toldMs(watchers, await rush());
    for (let pair = 0; pair < PAIRS; pair += 1) {
      await scene.settle();
      quieted.push(await toldMs(watchers, await quiet()));
      await scene.settle();
      rushed.push(await toldMs(watchers, await rush()));
    }
  } finally {
    watchers.forEach((watcher) => watcher.close());
  }
  const at = (share: number): Pair[] =>
    rushed.map((durations, pair) => ({ ours: percentile(durations, share), reference: percentile(quieted[pair] ?? [], share) }));
  const of = `${seats.length} baskets, ${watchers.length} watchers, ${COMMITTING} commit at once / one commits at a time (sent away as busy: ${sentAway})`;
  return [
    timeFigure(`from a commit’s answer to the last watcher’s message, ${of}: p50`, at(0.5), '–'),
    timeFigure('the same: p99', at(0.99), '–'),
  ];
}

async function rushOf(committing: readonly Seat[], originOf: (index: number) => string): Promise<{ answered: Answered[]; crowd: Crowd }> {
  const answered: Answered[] = [];
  const rushing = await crowd([...committing.entries()], { atOnce: COMMITTING, rounds: RUSH_ROUNDS }, async ([index, seat]) => {
    const { version } = await commit(originOf(index), seat);
    answered.push({ version, atMs: performance.now() });
  });
  return { answered, crowd: rushing };
}

// Each at a moment of its own between two looks of the service: right after a message it would always wait for a whole one.
async function oneByOne(
  committing: readonly Seat[],
  originOf: (index: number) => string,
  watchers: readonly EventStream[],
): Promise<Answered[]> {
  const answered: Answered[] = [];
  for (const [index, seat] of committing.slice(0, QUIET).entries()) {
    await pause(Math.random() * BETWEEN_LOOKS_MS);
    const { version } = await commit(originOf(index), seat);
    answered.push({ version, atMs: performance.now() });
    await allSee(watchers, version);
  }
  return answered;
}

// A watcher may be told before the answer has come to who committed: that is no time at all.
async function toldMs(watchers: readonly EventStream[], answered: readonly Answered[]): Promise<number[]> {
  await allSee(watchers, Math.max(...answered.map(({ version }) => version)));
  return answered.map(({ version, atMs }) => {
    const last = Math.max(...watchers.map(({ seen }) => seen.find((one) => one.version >= version)?.atMs ?? Infinity));
    return Math.max(last - atMs, 0);
  });
}

async function allSee(watchers: readonly EventStream[], version: number): Promise<void> {
  await eventually(
    () => {
      const late = watchers.filter((watcher) => watcher.version < version);
      const gone = late.filter(({ hasEnded }) => hasEnded).length;
      if (late.length > 0)
        throw new Error(`${late.length} watchers were not told of version ${version}; the streams of ${gone} had ended.`);
    },
    { timeoutMs: TOLD_MS },
  );
}
