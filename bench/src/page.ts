import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { BarePage } from './bare-page.ts';
import { crowd, rateOf } from './crowd.ts';
import { type Figure, rateFigure } from './figure.ts';
import type { Pair } from './figures.rules.ts';
import { textOf } from './http.ts';
import type { Person } from './people.ts';

export const PAGE = '/v1/joint-purchases?limit=50';
const AT_ONCE = 20;
const PAIRS = 7;
const ROUNDS = 10;

/** Pages of 50 purchases a second: the buyer's list through a replica, and bare fastify with the same statements and bytes. */
export async function pageFigure(origin: string, buyer: Person, bare: BarePage): Promise<Figure> {
  const { child, address } = await startBare(bare);
  const seats = Array.from({ length: AT_ONCE }, (_, index) => index);
  const turn = async (at: string, path: string): Promise<number> =>
    rateOf(await crowd(seats, { atOnce: AT_ONCE, rounds: ROUNDS }, () => textOf(at, buyer, { method: 'GET', path })));
  try {
    await turn(origin, PAGE);
    await turn(address, '/page');
    const pairs: Pair[] = [];
    for (let pair = 0; pair < PAIRS; pair += 1) pairs.push({ ours: await turn(origin, PAGE), reference: await turn(address, '/page') });
    return rateFigure(`page of 50, ${AT_ONCE} at once / bare fastify and pg, same statements and bytes`, pairs, '0.80, then 0.95');
  } finally {
    child.kill();
    await once(child, 'exit');
  }
}

async function startBare(bare: BarePage): Promise<{ child: ChildProcess; address: string }> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('bare-page.ts', import.meta.url))], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(JSON.stringify(bare));
  const ended = once(child, 'exit').then(([code, signal]) => {
    throw new Error(`The bare page ended with ${code ?? signal} before it listened.`);
  });
  const [address] = (await Promise.race([once(createInterface({ input: child.stdout }), 'line'), ended])) as [string];
  ended.catch(() => undefined);
  return { child, address };
}
