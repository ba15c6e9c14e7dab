import type { JointPurchaseView, LotView } from '@tributary/contracts';
import { countText, priceText } from '../formats/money.js';
import { unitsText } from '../words/phrases.js';
import { unitFor } from '../words/plural.js';
import { t } from '../words/words.js';
import { unitPriceOf } from './lots.js';
import { phaseOf } from './state.js';

/** What the ladder shows, as a sentence: the title of a chart is its finding. */
export function findingOf(purchase: JointPurchaseView, lot: LotView): string {
  const minimum = unitsText(lot.ladder[0]?.fromQuantity ?? 0, lot.unit);
  switch (phaseOf(purchase)) {
    case 'draft':
      return ladderFinding(lot);
    case 'priced':
    case 'other': {
      const price = unitPriceOf(lot);
      return price === null ? t('purchases.finding.failed', { minimum }) : t('purchases.finding.fixed', { price: priceText(price) });
    }
    case 'awaiting':
      return lot.price.unitPriceE4 === null ? t('purchases.finding.missed', { minimum }) : reachedFinding(lot);
    case 'unsuccessful':
    case 'cancelled':
      return lot.price.unitPriceE4 === null ? t('purchases.finding.failed', { minimum }) : reachedFinding(lot);
    case 'open':
    case 'between':
      return openFinding(lot);
  }
}

function reachedFinding({ price, unit }: LotView): string {
  const volume = unitsText(price.totalQuantity, unit);
  return t('purchases.finding.reached', { volume, price: priceText(price.unitPriceE4 ?? 0) });
}

function openFinding({ price, unit }: LotView): string {
  if (price.next === null) return t('purchases.finding.lowest', { price: priceText(price.unitPriceE4 ?? 0) });
  const { unitsShort, unitPriceE4 } = price.next;
  const words = {
    units: t('purchases.finding.more', { number: countText(unitsShort), unit: unitFor(unitsShort, unit) }),
    price: priceText(unitPriceE4),
  };
  const [first, next] = unitsShort === 1 ? (['firstOne', 'nextOne'] as const) : (['first', 'next'] as const);
  return t(price.unitPriceE4 === null ? `purchases.finding.${first}` : `purchases.finding.${next}`, words);
}

export function ladderFinding({ ladder, unit }: Pick<LotView, 'ladder' | 'unit'>): string {
  const [first, last] = [ladder[0], ladder.at(-1)];
  if (first === undefined || last === undefined) return '';
  if (first.unitPriceE4 === last.unitPriceE4) {
    return t('purchases.finding.single', { price: priceText(first.unitPriceE4), units: unitsText(first.fromQuantity, unit) });
  }
  return t('purchases.finding.ladder', { from: priceText(first.unitPriceE4), to: priceText(last.unitPriceE4) });
}
