import type { JointPurchaseListItem } from '@tributary/contracts';
import { shortDayText } from '../formats/dates.js';
import { countText, priceText } from '../formats/money.js';
import { hasPrice, phaseOf, statusText } from '../joint-purchases/state.js';
import { unitsText } from '../words/phrases.js';
import { t } from '../words/words.js';

/** Where a purchase stands, in a line. */
export function lineOf(purchase: JointPurchaseListItem, zone: string): string {
  switch (phaseOf(purchase)) {
    case 'open':
      return t('today.row.open', { day: shortDayText(purchase.cutOffAt, zone) });
    case 'draft':
      return t('today.row.draft');
    case 'awaiting':
      return t('today.row.awaiting');
    case 'between':
      return t('today.row.between');
    case 'priced':
      return t('today.row.fixed');
    case 'unsuccessful':
    case 'cancelled':
    case 'other':
      return statusText(purchase);
  }
}

/** How far the next price is, of several lots the nearest; null where nothing moves any more. */
export function distanceOf(purchase: JointPurchaseListItem): string | null {
  if (phaseOf(purchase) !== 'open') return null;
  const ahead = purchase.lots.flatMap(({ title, price: { next } }) => (next === null ? [] : [{ title, ...next }]));
  const [nearest] = ahead.toSorted((one, other) => one.unitsShort - other.unitsShort);
  if (nearest === undefined) return t('today.row.lowest');
  const words = { units: countText(nearest.unitsShort), price: priceText(nearest.unitPriceE4), lot: nearest.title };
  return t(purchase.lots.length === 1 ? 'today.row.short' : 'today.row.shortOf', words);
}

/** The price of a purchase with one lot, in 1/10,000 dollar; null where there is none, and of several lots. */
export function priceOf(purchase: JointPurchaseListItem): number | null {
  const [lot, ...more] = purchase.lots;
  return lot === undefined || more.length > 0 || !hasPrice(purchase) ? null : lot.price.unitPriceE4;
}

/** What the reader's district takes; null where it takes nothing. */
export function ownOf({ lots }: JointPurchaseListItem): string | null {
  const taken = lots.filter(({ ownQuantity }) => ownQuantity !== null);
  const [only] = taken;
  if (only === undefined) return null;
  if (taken.length > 1) return t('today.row.ownLots', { number: countText(taken.length), total: countText(lots.length) });
  return t('today.row.own', { units: unitsText(only.ownQuantity ?? 0, only.unit) });
}
