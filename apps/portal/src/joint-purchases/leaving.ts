import type { JointPurchaseView, LotView } from '@tributary/contracts';
import { amountText, countText, priceText } from '../formats/money.js';
import { unitsText } from '../words/phrases.js';
import { t } from '../words/words.js';
import { priceAt } from './lots.js';

/** What the price of a lot would be without the reader's basket. */
export interface LotWithout {
  lot: LotView;
  quantity: number;
  before: LotView['price'];
  after: LotView['price'];
}

type Leaving = Pick<JointPurchaseView, 'lots' | 'own' | 'participants'>;

/** Lot by lot what the reader's leaving would do: the volume falls by all that they would take, tolerance included. */
export function withoutOwn({ lots, own }: Pick<Leaving, 'lots' | 'own'>): LotWithout[] {
  return (own?.lots ?? []).flatMap((taken) => {
    const lot = lots.find(({ lotId }) => lotId === taken.lotId);
    if (lot === undefined) return [];
    const quantity = taken.lines.reduce((sum, line) => sum + line.quantity, 0);
    const after = priceAt(lot.ladder, Math.max(lot.price.totalQuantity - quantity - taken.tolerance, 0));
    return [{ lot, quantity, before: lot.price, after }];
  });
}

/** The same in a sentence: what it costs the others, or how far the next price moves away. */
export function leavingText(purchase: Leaving): string {
  const { own, participants } = purchase;
  const changed = withoutOwn(purchase);
  if (own === null || participants.every((party) => party.commitmentId === own.commitmentId)) return t('purchases.leaving.alone');
  const lost = changed.filter(({ before, after }) => before.unitPriceE4 !== null && after.unitPriceE4 === null);
  if (lost.length > 0) return t('purchases.leaving.noPrice', { lots: listOf(lost.map(({ lot }) => lot.title)) });
  const cost = own.leavingCostsOthersCents;
  if (cost !== null && cost > 0) return t('purchases.leaving.costs', { amount: amountText(cost) });
  return changed.length === 1 && changed[0] !== undefined ? oneLotText(changed[0]) : t('purchases.leaving.stays');
}

function oneLotText({ lot, before, after }: LotWithout): string {
  if (after.next === null) return t('purchases.leaving.stays');
  const words = { units: unitsText(after.next.unitsShort, lot.unit), before: countText(before.next?.unitsShort ?? 0) };
  if (after.unitPriceE4 === null) return t('purchases.leaving.further', words);
  const price = priceText(after.unitPriceE4);
  if (before.next === null || before.unitPriceE4 !== after.unitPriceE4) return t('purchases.leaving.stays');
  return t('purchases.leaving.staysFurther', { ...words, price });
}

function listOf(words: readonly string[]): string {
  return new Intl.ListFormat('en-US').format(words);
}
