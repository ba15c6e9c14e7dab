import type { ThresholdFlag } from '@tributary/contracts';
import type { LotPrices } from '../price-rule/basket.rules.js';
import { minimumOf } from '../price-rule/ladder.rules.js';
import { lineAmountCents, sumCents } from '../price-rule/money.rules.js';
import { type Threshold, thresholds } from './thresholds.js';

/** Two-letter codes of the states for which there is a pack, by the FIPS code with which their districts' LEAIDs begin. */
const STATES: Readonly<Record<string, string>> = { '01': 'AL', '04': 'AZ', '36': 'NY' };

/** The state of a district, by the first two digits of its LEAID; null where no pack knows it. */
export function stateOf(leaid: string): string | null {
  return STATES[leaid.slice(0, 2)] ?? null;
}

/** The least that a quote can come to: every lot at its minimum, with the cheapest delivery, or today's volume where that is more. */
export function leastTotalCents(
  lots: readonly (LotPrices & { readonly delivery: readonly { readonly unitE4: number }[] })[],
  today: ReadonlyMap<string, { readonly volume: number; readonly unitPriceE4: number | null }>,
): number {
  return sumCents(
    lots.map(({ lotId, ladder, feeE4, delivery }) => {
      const standing = today.get(lotId);
      const volume = Math.max(standing?.volume ?? 0, minimumOf(ladder));
      const unitPriceE4 = standing?.unitPriceE4 ?? ladder[0]?.unitPriceE4 ?? 0;
      return lineAmountCents(volume, unitPriceE4 + feeE4 + Math.min(...delivery.map(({ unitE4 }) => unitE4)));
    }),
  );
}

/** The thresholds that a total passes, of the states whose districts are invited, on a day. Whoever reads one sees how far its figure was verified. */
export function flagsFor(
  totalCents: number,
  leaids: readonly string[],
  day: string,
  rules: readonly Threshold[] = thresholds,
): ThresholdFlag[] {
  const states = new Set([...leaids.map(stateOf), 'US']);
  return rules
    .filter(({ state, from, until }) => states.has(state) && (from === null || from <= day) && (until === null || day <= until))
    .filter(({ thresholdCents, above }) => (above ? totalCents > thresholdCents : totalCents >= thresholdCents))
    .map(({ state, rule, thresholdCents, cite, source, status }) => ({ state, rule, thresholdCents, totalCents, cite, source, status }));
}
