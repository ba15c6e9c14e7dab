import { constants, loadavg } from 'node:os';
import { servers } from '@tributary/testing';
import { commitFigures } from './commits.ts';
import type { Figure } from './figure.ts';
import { closeConnections } from './http.ts';
import { liveFigures } from './live-view.ts';
import { pageFigure } from './page.ts';
import { priceFigures } from './price-rule.ts';
import { poolLike } from './replay.ts';
import { circumstances, tableOf, writeResults } from './report.ts';
import { retell } from './retell.rules.ts';
import { Scene } from './scene.ts';
import { record, type Recorded, set, type Setting, SPREAD } from './setting.ts';

// npm run bench [-- PART…]: our figures for buying together, beside references on the same machine. Only a run of all parts writes RESULTS.md.

/** As the service's own setting has it. */
const CONNECTIONS = 10;

interface Stage {
  readonly scene: Scene;
  readonly setting: Setting;
  readonly recorded: Recorded;
}

const parts: Readonly<Record<string, (stage: Stage) => Promise<Figure[]>>> = {
  'price-rule': () => priceFigures(),
  commits: async ({ scene, setting, recorded }) => {
    const pool = poolLike(scene.database.requestUrl, CONNECTIONS);
    const { origin, apart, together } = setting;
    const commits = { scene, origin, pool, recorded: { statements: recorded.change, seat: recorded.seat } };
    try {
      const figures = await commitFigures(`${SPREAD} purchases`, { ...commits, seats: apart });
      return [...figures, ...(await commitFigures(`one purchase of ${SPREAD} baskets`, { ...commits, seats: together }))];
    } finally {
      await pool.end();
    }
  },
  page: async ({ scene, setting: { origin, buyer }, recorded: { page, answer } }) => {
    const bare = { databaseUrl: scene.database.requestUrl, connections: CONNECTIONS, statements: retell(page, new Map()), answer };
    return [await pageFigure(origin, buyer, bare)];
  },
  'live-view': async ({ scene, setting: { origin, watched } }) => {
    const [second] = await scene.start(1);
    return liveFigures(scene, [origin, second?.origin ?? ''], watched);
  },
};

const say = (words: string): void => console.log(`${new Date().toISOString().slice(11, 19)} ${words}`);
let current = 'starting';
const step = (words: string): void => say((current = words));

// A run that ends before its end says so, and leaves neither replicas nor files.
function endOn(scene: Scene, signal: NodeJS.Signals): void {
  process.once(signal, () => {
    say(`stopped by ${signal} in the part '${current}'`);
    scene.forgetFiles();
    // The replicas go with this process.
    process.exit(128 + constants.signals[signal]);
  });
}

async function measure(names: readonly string[]): Promise<Figure[]> {
  const figures: Figure[] = [];
  const scene = await Scene.open();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) endOn(scene, signal);
  try {
    step('setting up');
    const setting = await set(scene);
    const recorded = await record(scene, setting);
    await scene.tidy();
    for (const name of names) {
      step(name);
      const measured = (await parts[name]?.({ scene, setting, recorded })) ?? [];
      for (const { what, ours, reference, ratio } of measured) console.log(`         ${what}: ${ours} / ${reference} = ${ratio}`);
      figures.push(...measured);
    }
  } catch (error) {
    // Before anything is stopped: what fails in stopping would be told instead.
    say(`failed in the part '${current}': ${String(error)}`);
    console.error(`What the replicas printed last:\n${scene.lastWords()}`);
    throw error;
  } finally {
    closeConnections();
    await scene.close();
  }
  return figures;
}

const asked = process.argv.slice(2);
const all = Object.keys(parts);
const unknown = asked.filter((name) => !all.includes(name));
if (unknown.length > 0) throw new Error(`No part is called ${unknown.join(', ')}. There are: ${all.join(', ')}.`);
const loadBefore = loadavg()[0] ?? 0;
const figures = await measure(asked.length > 0 ? asked : all);
const around = await circumstances(servers.databaseUrl, loadBefore);
if (asked.length === 0) writeResults(figures, around);
console.log(`\n${around.join('\n')}\n\n${tableOf(figures)}`);
