import type { JointPurchaseView, LotView } from '@tributary/contracts';
import { longDayText } from '../formats/dates.js';
import { countText, priceText } from '../formats/money.js';
import { unitsText } from '../words/phrases.js';
import { t } from '../words/words.js';
import { deliverySpan } from './lots.js';

/** A purchase as it stands in the cache: between two readings the stream says how many districts are in. */
export interface ShownPurchase extends JointPurchaseView {
  heardCommitted?: number;
}

/** How many districts are in: those who were left out at the pricing are not. */
export function committedIn({ participants, heardCommitted }: Pick<ShownPurchase, 'participants' | 'heardCommitted'>): number {
  return heardCommitted ?? participants.filter((party) => party.leftOut === null).length;
}

/** A calendar day without a time: `Sunday, January 31`. It is the same day in every zone. */
export function calendarDayText(day: string, now = new Date()): string {
  return longDayText(`${day}T12:00:00.000Z`, 'UTC', now);
}

/** `120, up to 20 more` */
export function takenText(quantity: number, tolerance: number): string {
  if (tolerance === 0) return countText(quantity);
  return t('purchases.taken', { quantity: countText(quantity), more: countText(tolerance) });
}

/** Several lots in one line: `120 tablets and 30 calculators`. */
export function basketText(lots: readonly { lotId: string; quantity: number }[], known: readonly LotView[]): string {
  const parts = lots.map(({ lotId, quantity }) => unitsText(quantity, known.find((lot) => lot.lotId === lotId)?.unit ?? ''));
  return new Intl.ListFormat('en-US').format(parts);
}

/** What stands beside the ladder's price in the landed one: `plus $6.00 delivery and $2.50 fee`. */
export function surchargeText(lot: Pick<LotView, 'delivery' | 'feeE4'>): string {
  const { least, most } = deliverySpan(lot);
  if (most === 0 && lot.feeE4 === 0) return t('purchases.surcharge.none');
  const delivery = least === most ? priceText(most) : t('purchases.surcharge.span', { least: priceText(least), most: priceText(most) });
  if (most === 0) return t('purchases.surcharge.fee', { fee: priceText(lot.feeE4) });
  return lot.feeE4 === 0
    ? t('purchases.surcharge.delivery', { delivery })
    : t('purchases.surcharge.both', { delivery, fee: priceText(lot.feeE4) });
}
