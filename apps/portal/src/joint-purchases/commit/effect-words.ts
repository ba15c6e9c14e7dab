import type { CommitmentEffect, PriceAtVolume } from '@tributary/contracts';
import { amountText, countText, priceText } from '../../formats/money.js';
import { unitsText } from '../../words/phrases.js';
import { t } from '../../words/words.js';

/** What a quantity does to the price, as a title. */
export function titleOf({ withYou, withoutYou }: CommitmentEffect): string {
  if (withYou.unitPriceE4 === null) return t('commitment.effect.none');
  if (withoutYou.unitPriceE4 === null) return t('commitment.effect.opens');
  return withYou.unitPriceE4 < withoutYou.unitPriceE4 ? t('commitment.effect.falls') : t('commitment.effect.stays');
}

/** Where the next price begins. */
export function nextSentence(next: NonNullable<PriceAtVolume['next']>, unit: string): string {
  return t('commitment.effect.withoutNext', { units: unitsText(next.fromQuantity, unit), price: priceText(next.unitPriceE4) });
}

/** What it does to the other districts. */
export function othersSentence(effect: CommitmentEffect, unit: string): { title: string; text: string } {
  const { otherDistricts, othersSaveCents, withYou, withoutYou } = effect;
  if (otherDistricts === 0) return { title: t('commitment.effect.othersNone'), text: t('commitment.effect.othersNoneText') };
  const title = t('commitment.effect.others', { count: otherDistricts, number: countText(otherDistricts) });
  if (withYou.unitPriceE4 === null) return { title, text: t('commitment.effect.othersWait') };
  if (withoutYou.unitPriceE4 === null) return { title, text: t('commitment.effect.othersOpen') };
  if (othersSaveCents === null || othersSaveCents <= 0) return { title, text: t('commitment.effect.othersSame') };
  const each = priceText(withoutYou.unitPriceE4 - withYou.unitPriceE4);
  return { title, text: t('commitment.effect.othersSave', { unit, each, total: amountText(othersSaveCents) }) };
}
