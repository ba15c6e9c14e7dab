import type { BasketEffect, PriceAtVolume } from '@tributary/contracts';
import { amountText, countText, priceText } from '../../formats/money.js';
import { unitsText } from '../../words/phrases.js';
import { t } from '../../words/words.js';
import type { LotEffect } from './effect-figures.js';

/** What a quantity does to the price of its lot, as a title. */
export function titleOf({ withYou, withoutYou }: LotEffect): string {
  if (withYou.unitPriceE4 === null) return t('commitment.effect.none');
  if (withoutYou.unitPriceE4 === null) return t('commitment.effect.opens');
  return withYou.unitPriceE4 < withoutYou.unitPriceE4 ? t('commitment.effect.falls') : t('commitment.effect.stays');
}

/** Where the next price begins. */
export function nextSentence(next: NonNullable<PriceAtVolume['next']>, unit: string): string {
  return t('commitment.effect.withoutNext', { units: unitsText(next.fromQuantity, unit), price: priceText(next.unitPriceE4) });
}

/** What the basket does to the other districts: over all its lots, since it is taken whole or not at all. */
export function othersSentence({ lots, otherDistricts }: BasketEffect): { title: string; text: string } {
  if (otherDistricts === 0) return { title: t('commitment.effect.othersNone'), text: t('commitment.effect.othersNoneText') };
  const title = t('commitment.effect.others', { count: otherDistricts, number: countText(otherDistricts) });
  const saved = lots.reduce((sum, { othersSaveCents }) => sum + (othersSaveCents ?? 0), 0);
  if (saved > 0) return { title, text: t('commitment.effect.othersSave', { total: amountText(saved) }) };
  if (lots.some(({ withYou, withoutYou }) => withYou.unitPriceE4 !== null && withoutYou.unitPriceE4 === null))
    return { title, text: t('commitment.effect.othersOpen') };
  if (lots.every(({ withYou }) => withYou.unitPriceE4 === null)) return { title, text: t('commitment.effect.othersWait') };
  return { title, text: t('commitment.effect.othersSame') };
}
