import { readPrice, readQuantity, readSurcharge, valueOf } from '../../formats/entries.js';
import { countText } from '../../formats/money.js';
import type { Fault } from '../../parts/faults.js';
import { t } from '../../words/words.js';
import { typedPlaces, typedRungs, type LotDraft, type PlaceDraft, type RungDraft } from './draft-purchase.js';
import { lotField } from './field-ids.js';

/** A field of the lot and what is wrong with it. */
type LotFault = readonly [name: string, text: string];

/** What must be corrected in one lot. Of several lots the summary names the one that is meant; a single one may go without a title of its own. */
export function lotFaults(lot: LotDraft, index: number, of: number): Fault[] {
  const found: LotFault[] = [
    ...(lot.title.trim() === '' && of > 1 ? [['title', t('newPurchase.errors.name')] as const] : []),
    ...(/^\d{8}$/.test(lot.unspsc.trim()) ? [] : [['unspsc', t('newPurchase.errors.unspsc')] as const]),
    ...(lot.unit.trim() === '' ? [['unit', t('newPurchase.errors.unit')] as const] : []),
    ...ladderFaults(lot.rungs),
    ...surchargeFaults(lot),
    ...placeFaults(lot.places),
  ];
  return found.map(([name, full]) => ({
    field: lotField(lot.id, name),
    short: of === 1 ? full : t('newPurchase.errors.inLot', { number: index + 1, fault: full }),
    full,
  }));
}

function ladderFaults(rungs: readonly RungDraft[]): LotFault[] {
  const typed = typedRungs(rungs);
  const lines = typed.length > 0 ? typed : rungs.slice(0, 1);
  return lines.flatMap((rung, index) => {
    const found = rungFault(rung, lines[index - 1], rungs.indexOf(rung) + 1);
    return found === null ? [] : [found];
  });
}

function rungFault(rung: RungDraft, before: RungDraft | undefined, number: number): LotFault | null {
  const [from, price] = [readQuantity(rung.from), readPrice(rung.price)];
  if ('fault' in from) {
    const letter = from.fault === 'letter';
    const words = { number, typed: rung.from.trim(), letter: from.letter ?? '' };
    return [`from-${rung.id}`, letter ? t('newPurchase.errors.quantityLetter', words) : t('newPurchase.errors.quantity', { number })];
  }
  if ('fault' in price) return [`price-${rung.id}`, t('newPurchase.errors.price', { number })];
  if (before === undefined) return null;
  const [fromBefore, priceBefore] = [valueOf(readQuantity(before.from)), valueOf(readPrice(before.price))];
  if (fromBefore !== null && from.value <= fromBefore)
    return [`from-${rung.id}`, t('newPurchase.errors.volume', { number, units: countText(fromBefore) })];
  return priceBefore !== null && price.value > priceBefore ? [`price-${rung.id}`, t('newPurchase.errors.rises', { number })] : null;
}

function surchargeFaults({ fee, delivery }: LotDraft): LotFault[] {
  const found: LotFault[] = [];
  if ('fault' in readSurcharge(delivery)) found.push(['delivery', t('newPurchase.errors.delivery')]);
  if ('fault' in readSurcharge(fee)) found.push(['fee', t('newPurchase.errors.fee')]);
  return found;
}

function placeFaults(places: readonly PlaceDraft[]): LotFault[] {
  const typed = typedPlaces(places);
  return typed.flatMap((place, index): LotFault[] => {
    const [zip, number] = [place.zip.trim(), places.indexOf(place) + 1];
    if (!/^\d{1,5}$/.test(zip)) return [[`zip-${place.id}`, t('newPurchase.errors.zip', { number })]];
    if (typed.findIndex((other) => other.zip.trim() === zip) !== index)
      return [[`zip-${place.id}`, t('newPurchase.errors.zipTwice', { zip })]];
    if (place.price.trim() === '' || 'fault' in readSurcharge(place.price))
      return [[`placePrice-${place.id}`, t('newPurchase.errors.placePrice', { number })]];
    return [];
  });
}
