import type { BasketEffect, CommitBasketBody, JointPurchaseView, LotView } from '@tributary/contracts';
import { deadlineText } from '../../formats/dates.js';
import { amountText, countText, priceText } from '../../formats/money.js';
import { t } from '../../words/words.js';
import { basketText } from '../purchase-phrases.js';
import { mostCentsOf } from './effect-figures.js';

type Purchase = Pick<JointPurchaseView, 'lots' | 'cutOffAt' | 'zone'>;

/** A basket as its quantities, in the order of the lots. */
export function takenOf({ lots }: CommitBasketBody): { lotId: string; quantity: number }[] {
  return lots.map(({ lotId, lines }) => ({ lotId, quantity: lines.reduce((sum, line) => sum + line.quantity, 0) }));
}

/** What a basket binds the district to, sentence by sentence, before it is sent. Without an effect the most that it can come to is not told. */
export function bindingOf(body: CommitBasketBody, purchase: Purchase, effect: BasketEffect | null, organisation: string): string[] {
  const when = deadlineText(purchase.cutOffAt, purchase.zone);
  const more = body.lots.filter(({ tolerance }) => tolerance > 0);
  const sentences: string[] = [t('commitment.check.binds', { basket: basketText(takenOf(body), purchase.lots), when })];
  if (more.length > 0) {
    const taken = more.map(({ lotId, tolerance }) => ({ lotId, quantity: tolerance }));
    const text = more.length === 1 ? countText(more[0]?.tolerance ?? 0) : basketText(taken, purchase.lots);
    sentences.push(t('commitment.check.bindsMore', { more: text }));
  }
  sentences.push(...body.lots.flatMap((lot) => ceilingSentence(lot, purchase.lots)));
  if (body.lots.length > 1) sentences.push(t('commitment.check.bindsWhole'));
  const most = mostOf(body, purchase.lots, effect);
  if (most !== null) sentences.push(t('commitment.check.bindsMost', { amount: amountText(most) }));
  return [...sentences, t('commitment.check.bindsUntil', { organisation })];
}

function ceilingSentence({ lotId, ceilingE4 }: CommitBasketBody['lots'][number], lots: readonly LotView[]): string[] {
  const lot = lots.find((each) => each.lotId === lotId);
  if (lot === undefined) return [];
  if (ceilingE4 !== null) return [t('commitment.check.bindsCeiling', { unit: lot.unit, price: priceText(ceilingE4) })];
  return [t('commitment.check.bindsNoCeiling', { lot: lot.title, price: priceText(lot.ladder[0]?.unitPriceE4 ?? 0) })];
}

/** The most that the basket can come to, in cents; null where an effect of it is not known. */
export function mostOf(body: CommitBasketBody, lots: readonly LotView[], effect: BasketEffect | null): number | null {
  const parts = body.lots.map(({ lotId, tolerance, ceilingE4, lines }) => {
    const lot = lots.find((each) => each.lotId === lotId);
    const of = effect?.lots.find((each) => each.lotId === lotId);
    return lot === undefined || of === undefined ? null : mostCentsOf(of, lot, { tolerance, ceilingE4, sites: lines.length });
  });
  return parts.reduce<number | null>((sum, part) => (sum === null || part === null ? null : sum + part), 0);
}
