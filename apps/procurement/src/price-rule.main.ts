import { createInterface } from 'node:readline';
import type { Basket, LotPrices } from './price-rule/basket.rules.js';
import { price } from './price-rule/price.rules.js';

/** One purchase as it is fed in: the lots' ladders and fees, and everybody's basket. */
interface Asked {
  readonly lots: readonly LotPrices[];
  readonly baskets: readonly Basket[];
}

// node price-rule.main.js: prices purchases without a database. A line of its input is a purchase as JSON, `{ lots, baskets }`, and a line of its output
// what the rule says of it, with the milliseconds that the rule itself took, by the clock and of the processor.
for await (const line of createInterface({ input: process.stdin })) {
  const { lots, baskets } = JSON.parse(line) as Asked;
  const [begun, used] = [performance.now(), process.threadCpuUsage()];
  const { leftOut, totalCents, ...fixed } = price(lots, baskets);
  const tookMs = performance.now() - begun;
  const { user, system } = process.threadCpuUsage(used);
  const priced = { lots: fixed.lots, baskets: fixed.baskets.length, leftOut: leftOut.length, totalCents };
  console.log(JSON.stringify({ ...priced, tookMs, cpuMs: (user + system) / 1000 }));
}
