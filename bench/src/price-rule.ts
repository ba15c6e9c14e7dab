import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { workspace } from '@tributary/infra';
import { type Figure, shown, withSpread } from './figure.ts';
import { spreadOf } from './figures.rules.ts';
import { type Asked, cascadingBaskets, mixedBaskets } from './priced-baskets.rules.ts';

const BASKETS = 10_000;
const TURNS = 9;

interface Priced {
  readonly baskets: number;
  readonly leftOut: number;
  readonly tookMs: number;
  /** Of its thread alone: what others do on the machine is not in it. */
  readonly cpuMs: number;
}

/** The price rule alone, in a process of its own. The first turn, as a cut-off meets it, is told by itself. */
export async function priceFigures(): Promise<Figure[]> {
  return [
    await priceFigure('ten lots each at one site', mixedBaskets(BASKETS, 1)),
    await priceFigure('ten lots each at three sites', mixedBaskets(BASKETS, 3)),
    await priceFigure('a cascade of 190 steps, ten lots each', cascadingBaskets(BASKETS, 1)),
  ];
}

async function priceFigure(what: string, asked: Asked): Promise<Figure> {
  const [first, ...turns] = await price(JSON.stringify(asked), TURNS + 1);
  if (!first) throw new Error('The price rule said nothing.');
  if (first.baskets + first.leftOut !== BASKETS || first.baskets === 0 || first.leftOut === 0)
    throw new Error(`Of ${BASKETS} baskets ${first.baskets} are in and ${first.leftOut} left out.`);
  return {
    what: `price rule, ${BASKETS} baskets, ${what} (${first.leftOut} left out)`,
    ours: withSpread(spreadOf(turns.map(({ tookMs }) => tookMs)), ' ms'),
    reference: `of the processor ${withSpread(spreadOf(turns.map(({ cpuMs }) => cpuMs)), ' ms')}; first turn ${shown(first.cpuMs)} ms`,
    ratio: '–',
    aim: 'under 50 ms',
  };
}

async function price(line: string, turns: number): Promise<Priced[]> {
  const child = spawn(process.execPath, [join(workspace, 'apps/procurement/dist/price-rule.main.js')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  for (let turn = 0; turn < turns; turn += 1) child.stdin.write(`${line}\n`);
  child.stdin.end();
  const priced: Priced[] = [];
  for await (const answer of createInterface({ input: child.stdout })) priced.push(JSON.parse(answer) as Priced);
  const [code] = (await ended) as [number | null];
  if (code !== 0 || priced.length !== turns) throw new Error(`The price rule ended with ${code} after ${priced.length} of ${turns} turns.`);
  return priced;
}
