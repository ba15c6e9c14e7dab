import type { CommitmentEffect } from '@tributary/contracts';
import { RuleBroken } from '@tributary/service-kit/rule-broken';
import type { Lot } from './joint-purchase.rules.js';
import { priceAt, unitPriceAt } from './ladder.rules.js';
import { lineAmountCents, sumCents } from './money.rules.js';

/** All units of a lot together. At $100,000 a unit they still cost less than a number of cents holds exactly. */
export const MAX_VOLUME = 900_000_000;

/** The lot of the purchase that a commitment names. Throws `joint-purchase.lot-unknown`. */
export function lotIn<L extends Pick<Lot, 'lotId'>>(lots: readonly L[], lotId: string): L {
  const lot = lots.find((candidate) => candidate.lotId === lotId);
  if (!lot) throw new RuleBroken('joint-purchase.lot-unknown', { field: 'lotId', detail: 'Choose a lot of this purchase.' });
  return lot;
}

/** Throws `joint-purchase.volume-too-large` before a sum could be more than can be computed exactly. */
export function checkVolume(totalQuantity: number): void {
  if (totalQuantity <= MAX_VOLUME) return;
  throw new RuleBroken('joint-purchase.volume-too-large', {
    field: 'quantity',
    detail: `All districts together can take ${MAX_VOLUME} units.`,
  });
}

/** The commitment as people name it: the purchase's reference and the district's LEAID. */
export function commitmentReference(purchaseReference: string, leaid: string): string {
  return `${purchaseReference}-${leaid}`;
}

/** What a quantity would do: the price without and with it, what it costs here and alone, and what it saves the others. `others` are their quantities. */
export function effectOf(ladder: Lot['ladder'], others: readonly number[], quantity: number): CommitmentEffect {
  const volume = others.reduce((sum, units) => sum + units, 0);
  const withoutYou = priceAt(ladder, volume);
  const withYou = priceAt(ladder, volume + quantity);
  const aloneUnitPriceE4 = unitPriceAt(ladder, quantity);
  return {
    quantity,
    withoutYou,
    withYou,
    amountCents: amountOrNull(quantity, withYou.unitPriceE4),
    aloneUnitPriceE4,
    aloneAmountCents: amountOrNull(quantity, aloneUnitPriceE4),
    otherDistricts: others.length,
    othersSaveCents: saving(others, withoutYou.unitPriceE4, withYou.unitPriceE4),
  };
}

/** What a line costs at a price, in cents; null where there is no price. */
export function amountOrNull(quantity: number, unitPriceE4: number | null): number | null {
  return unitPriceE4 === null ? null : lineAmountCents(quantity, unitPriceE4);
}

// Line by line, as they would be invoiced: the saving of the whole could be off by half a cent for each.
function saving(quantities: readonly number[], dearerE4: number | null, cheaperE4: number | null): number | null {
  if (dearerE4 === null || cheaperE4 === null) return null;
  return sumCents(quantities.map((units) => lineAmountCents(units, dearerE4) - lineAmountCents(units, cheaperE4)));
}
