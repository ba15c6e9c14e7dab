import { fill } from './baskets.ts';
import { crowd } from './crowd.ts';
import { textOf } from './http.ts';
import { PAGE } from './page.ts';
import { type District, makeAgency, makeDistricts, type Person, signInMany } from './people.ts';
import { commit, openPurchase, type Seat, seatsOf } from './purchases.ts';
import { Recorder } from './recorder.ts';
import type { Scene } from './scene.ts';
import type { Statement } from './statement-reader.ts';

/** Purchases that are each one district's, and districts in the one that all of them change. */
export const SPREAD = 200;
const WATCHED = 1_000;
const AT_ONCE = 8;

/** What the figures are taken of. */
export interface Setting {
  readonly origin: string;
  readonly buyer: Person;
  readonly apart: readonly Seat[];
  readonly together: readonly Seat[];
  readonly watched: readonly Seat[];
}

/** What a replica sent to the database for one change of a basket, whose it was, and for one page of the buyer's list, which it answered. */
export interface Recorded {
  readonly seat: Seat;
  readonly change: readonly Statement[];
  readonly page: readonly Statement[];
  readonly answer: string;
}

/** An agency, its districts, and purchases with a basket at each seat. */
export async function set(scene: Scene): Promise<Setting> {
  const { adminUrl } = scene.database;
  const officers = Array.from({ length: SPREAD }, (_, index) => `officer-${String(index).padStart(3, '0')}`);
  const [buying, ...buyingForDistricts] = await signInMany(adminUrl, ['buyer', ...officers]);
  if (!buying) throw new Error('Somebody has to buy.');
  const buyer = await makeAgency(adminUrl, buying);
  const districts = await makeDistricts(adminUrl, buyingForDistricts, WATCHED);
  const [replica] = await scene.start(1);
  const { origin = '' } = replica ?? {};
  const open = async (invited: readonly District[]): Promise<Seat[]> => seatsOf(await openPurchase(origin, buyer, invited), invited);
  const apart: Seat[] = [];
  const opened = await crowd(districts.slice(0, SPREAD), { atOnce: AT_ONCE, rounds: 1 }, async (district) => {
    apart.push(...(await open([district])));
  });
  if (opened.sentAway > 0) throw new Error('The service was too busy to open all purchases.');
  const [together, watched] = [await open(districts.slice(0, SPREAD)), await open(districts)];
  await fill(adminUrl, [...apart, ...together, ...watched]);
  return { origin, buyer, apart, together, watched };
}

/** Runs a replica behind a proxy for one change and one page. */
export async function record(scene: Scene, { buyer, apart: [seat] }: Setting): Promise<Recorded> {
  if (!seat) throw new Error('There is no purchase to record.');
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
