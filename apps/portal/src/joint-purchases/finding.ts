import type { JointPurchaseView } from '@tributary/contracts';
import { countText, priceText } from '../formats/money.js';
import { unitsText } from '../words/phrases.js';
import { unitFor } from '../words/plural.js';
import { t } from '../words/words.js';
import { phaseOf } from './state.js';

type Lot = JointPurchaseView['lots'][number];

/** What the ladder shows, as a sentence: the title of a chart is its finding. */
export function findingOf(purchase: JointPurchaseView, lot: Lot): string {
  switch (phaseOf(purchase)) {
    case 'draft':
      return ladderFinding(lot);
    case 'priced':
      return t('purchases.finding.fixed', { price: priceText(lot.fixedUnitPriceE4 ?? lot.price.unitPriceE4 ?? 0) });
    case 'awaiting':
      return t('purchases.finding.missed', { units: unitsText(lot.ladder[0]?.fromQuantity ?? 0, lot.unit) });
    case 'open':
    case 'between':
    case 'other':
      return openFinding(lot);
  }
}

function openFinding({ price, unit }: Lot): string {
  if (price.next === null) return t('purchases.finding.lowest', { price: priceText(price.unitPriceE4 ?? 0) });
  const { unitsShort, unitPriceE4 } = price.next;
  const words = {
    units: t('purchases.finding.more', { number: countText(unitsShort), unit: unitFor(unitsShort, unit) }),
    price: priceText(unitPriceE4),
  };
  const [first, next] = unitsShort === 1 ? (['firstOne', 'nextOne'] as const) : (['first', 'next'] as const);
  return t(price.unitPriceE4 === null ? `purchases.finding.${first}` : `purchases.finding.${next}`, words);
}

export function ladderFinding({ ladder, unit }: Pick<Lot, 'ladder' | 'unit'>): string {
  const [first, last] = [ladder[0], ladder.at(-1)];
  if (first === undefined || last === undefined) return '';
  if (first.unitPriceE4 === last.unitPriceE4) {
    return t('purchases.finding.single', { price: priceText(first.unitPriceE4), units: unitsText(first.fromQuantity, unit) });
  }
  return t('purchases.finding.ladder', { from: priceText(first.unitPriceE4), to: priceText(last.unitPriceE4) });
}
