import { loadavg } from 'node:os';
import { servers } from '@tributary/testing';
import { fill } from './baskets.ts';
import { AT_ONCE, commitFigures, type Commits } from './commits.ts';
import { crowd } from './crowd.ts';
import type { Figure } from './figure.ts';
import { closeConnections, textOf } from './http.ts';
import { liveFigures } from './live-view.ts';
import { PAGE, pageFigure } from './page.ts';
import { type District, makeAgency, makeDistricts, type Person, signInMany } from './people.ts';
import { priceFigures } from './price-rule.ts';
import { commit, openPurchase, type Seat, seatsOf } from './purchases.ts';
import { Recorder } from './recorder.ts';
import { poolLike } from './replay.ts';
import { circumstances, tableOf, writeResults } from './report.ts';
import { retell } from './retell.rules.ts';
import { Scene } from './scene.ts';
import type { Statement } from './statement-reader.ts';

// npm run bench: our figures for buying together, beside references on the same machine. See README.md.

const SPREAD = 200;
const BASKETS = 1_000;
/** As the service's setting has it. */
const CONNECTIONS = 10;
const SETTING_UP = 8;

const loadBefore = loadavg()[0] ?? 0;
const figures: Figure[] = [];
const step = (words: string): void => console.log(`${new Date().toISOString().slice(11, 19)} ${words}`);

interface Recorded {
  readonly seat: Seat;
  readonly change: readonly Statement[];
  readonly page: readonly Statement[];
  readonly answer: string;
}

/** Opens a purchase to each district by itself. */
async function spread(origin: string, buyer: Person, districts: readonly District[]): Promise<Seat[]> {
  const seats: Seat[] = [];
  await crowd(districts, { atOnce: SETTING_UP, rounds: 1 }, async (district) => {
    const [seat] = seatsOf(await openPurchase(origin, buyer, [district]), [district]);
    if (seat) seats.push(seat);
  });
  return seats;
}

/** Opens one purchase to all of them. */
async function together(origin: string, buyer: Person, districts: readonly District[]): Promise<Seat[]> {
  return seatsOf(await openPurchase(origin, buyer, districts), districts);
}

/** What a replica sends to the database for one change of a basket, and for one page of the buyer's list. */
async function record(scene: Scene, buyer: Person, seat: Seat): Promise<Recorded> {
  const recorder = await Recorder.open(scene.database.requestUrl);
  const [replica] = await scene.start(1, recorder.url);
  const { origin = '' } = replica ?? {};
  await commit(origin, seat);
  const change = recorder.transactions.at(-1) ?? [];
  const answer = await textOf(origin, buyer, { method: 'GET', path: PAGE });
  const page = recorder.transactions.at(-1) ?? [];
  await replica?.kill();
  await recorder.close();
  return { seat, change, page, answer };
}

const scene = await Scene.open();
try {
  step('signing in');
  const [buying, ...officers] = await signInMany(scene.database.adminUrl, [
    'buyer',
    ...Array.from({ length: SPREAD }, (_, index) => `officer-${String(index).padStart(3, '0')}`),
  ]);
  if (!buying) throw new Error('Somebody has to buy.');
  const buyer = await makeAgency(scene.database.adminUrl, buying);
  const all = await makeDistricts(scene.database.adminUrl, officers, BASKETS);
  const districts = all.slice(0, SPREAD);
  const [first] = await scene.start(1);
  const { origin = '' } = first ?? {};

  step('opening purchases');
  const apart = await spread(origin, buyer, districts);
  const hot = await together(origin, buyer, districts);
  const watched = await together(origin, buyer, all);
  await fill(scene.database.adminUrl, [...apart, ...hot, ...watched]);
  const [seat] = apart;
  if (!seat) throw new Error('There is no purchase to record.');
  const recorded = await record(scene, buyer, seat);
  await scene.tidy();

  const pool = poolLike(scene.database.requestUrl, CONNECTIONS);
  const commits: Omit<Commits, 'seats'> = { scene, origin, pool, recorded: { statements: recorded.change, seat } };
  step(`committing, ${AT_ONCE} at once on ${SPREAD} purchases`);
  figures.push(...(await commitFigures(`${SPREAD} purchases`, { ...commits, seats: apart })));
  step(`committing, ${AT_ONCE} at once on one`);
  figures.push(...(await commitFigures('one purchase of as many baskets', { ...commits, seats: hot })));
  await pool.end();

  step('pages of 50');
  const statements = retell(recorded.page, new Map());
  const bare = { databaseUrl: scene.database.requestUrl, connections: CONNECTIONS, statements, answer: recorded.answer };
  figures.push(await pageFigure(origin, buyer, bare));

  step('the live view');
  const [second] = await scene.start(1);
  figures.push(...(await liveFigures(scene, [origin, second?.origin ?? ''], watched)));

  step('the price rule');
  figures.push(...(await priceFigures()));
} finally {
  closeConnections();
  await scene.close();
}
writeResults(figures, await circumstances(servers.databaseUrl, loadBefore));
console.log(`\n${tableOf(figures)}`);
