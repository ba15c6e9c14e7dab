import type pg from 'pg';
import { look } from './baskets.ts';
import { type Crowd, crowd, rateOf } from './crowd.ts';
import { type Figure, rateFigure, withSpread } from './figure.ts';
import { type Pair, percentile, spreadOf } from './figures.rules.ts';
import { commit, type Seat } from './purchases.ts';
import { replay } from './replay.ts';
import { retell, type ToldStatement } from './retell.rules.ts';
import type { Scene } from './scene.ts';
import type { Statement } from './statement-reader.ts';

export const AT_ONCE = 50;
const PAIRS = 7;
const WARMING_MS = 2_000;
const TURN_MS = 5_000;

export interface Commits {
  readonly scene: Scene;
  readonly origin: string;
  readonly pool: pg.Pool;
  /** A change of a basket as it was recorded, and whose it was. */
  readonly recorded: { readonly statements: readonly Statement[]; readonly seat: Seat };
  /** Both sides write the same rows, in turns. */
  readonly seats: readonly Seat[];
}

/** Commits a second through a replica, and the same statements on bare pg, in turns. */
export async function commitFigures(what: string, commits: Commits): Promise<Figure[]> {
  const { scene, recorded } = commits;
  const told = commits.seats.map((seat) => toldOf(recorded, seat));
  await bare(commits, told, WARMING_MS);
  await through(commits, WARMING_MS);
  const [measured, pairs]: [Crowd[], Pair[]] = [[], []];
  for (let pair = 0; pair < PAIRS; pair += 1) {
    await scene.settle();
    const ours = await through(commits, TURN_MS);
    await scene.settle();
    pairs.push({ ours: rateOf(ours), reference: rateOf(await bare(commits, told, TURN_MS)) });
    measured.push(ours);
  }
  const at = (share: number): string => withSpread(spreadOf(measured.map(({ eachMs }) => percentile(eachMs, share))), ' ms');
  const sentAway = measured.reduce((sum, turn) => sum + turn.sentAway, 0);
  const others = { reference: '–', ratio: '–', aim: '–' };
  return [
    rateFigure(`commit, ${AT_ONCE} at once on ${what} / its ${recorded.statements.length} statements on bare pg`, pairs, '0.40, then 0.55'),
    { what: `from sending such a commit to its answer: p50 (sent away as busy: ${sentAway})`, ours: at(0.5), ...others },
    { what: 'the same: p99', ours: at(0.99), ...others },
  ];
}

async function through({ scene, origin, seats }: Commits, forMs: number): Promise<Crowd> {
  await look(scene.database.adminUrl, seats);
  return crowd(seats, { atOnce: AT_ONCE, forMs }, (seat) => commit(origin, seat));
}

// Row security answers a wrong name with no rows and no word, which would be less work: each commit has to have changed its basket.
async function bare({ scene, pool, seats }: Commits, told: readonly ToldStatement[][], forMs: number): Promise<Crowd> {
  const { adminUrl } = scene.database;
  const before = await changesOf(adminUrl, seats);
  const measured = await crowd(told, { atOnce: AT_ONCE, forMs }, (statements) => replay(pool, statements));
  const changed = (await changesOf(adminUrl, seats)) - before;
  if (changed !== measured.eachMs.length) throw new Error(`Of ${measured.eachMs.length} commits on bare pg ${changed} changed a basket.`);
  return measured;
}

async function changesOf(adminUrl: string, seats: readonly Seat[]): Promise<number> {
  await look(adminUrl, seats);
  return seats.reduce((sum, { revision }) => sum + (revision ?? 0), 0);
}

// What was recorded, of another district and purchase.
function toldOf({ statements, seat: from }: Commits['recorded'], to: Seat): ToldStatement[] {
  const names = ({ district, purchase }: Seat): string[] => [
    ...[district.organisationId, district.schoolId, district.personId, district.subject, district.email],
    ...[purchase.jointPurchaseId, ...purchase.lotIds],
  ];
  const put = names(to);
  return retell(statements, new Map(names(from).map((name, index) => [name, put[index] ?? name])));
}
