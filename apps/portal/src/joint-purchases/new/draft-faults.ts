import { readPrice, readQuantity, valueOf } from '../../formats/entries.js';
import { countText } from '../../formats/money.js';
import { instantOf } from '../../formats/wall-time.js';
import type { Fault } from '../../parts/faults.js';
import { t } from '../../words/words.js';
import { mostInvited, typedRungs, type PurchaseDraft } from './draft-purchase.js';

type Rung = PurchaseDraft['rungs'][number];

/** Everything that must be corrected before a purchase can be checked, in the order of the page. `districts` is how many are on record, null where nobody knows. */
export function draftFaults(draft: PurchaseDraft, zone: string, districts: number | null, now = Date.now()): Fault[] {
  return [
    ...(draft.title.trim() === '' ? [fault('title', t('newPurchase.errors.name'))] : []),
    ...(draft.unit.trim() === '' ? [fault('unit', t('newPurchase.errors.unit'))] : []),
    ...ladderFaults(draft.rungs),
    ...cutOffFaults(draft, zone, now),
    ...inviteFaults(draft, districts),
  ];
}

function ladderFaults(rungs: readonly Rung[]): Fault[] {
  const typed = typedRungs([...rungs]);
  const lines = typed.length > 0 ? typed : rungs.slice(0, 1);
  return lines.flatMap((rung, index) => rungFault(rung, lines[index - 1], rungs.indexOf(rung) + 1) ?? []);
}

function rungFault(rung: Rung, before: Rung | undefined, number: number): Fault | null {
  const [from, price] = [readQuantity(rung.from), readPrice(rung.price)];
  if ('fault' in from) {
    const letter = from.fault === 'letter';
    return fault(
      `from-${rung.id}`,
      letter
        ? t('newPurchase.errors.quantityLetter', { number, typed: rung.from.trim(), letter: from.letter ?? '' })
        : t('newPurchase.errors.quantity', { number }),
    );
  }
  if ('fault' in price) return fault(`price-${rung.id}`, t('newPurchase.errors.price', { number }));
  const [fromBefore, priceBefore] =
    before === undefined ? [null, null] : [valueOf(readQuantity(before.from)), valueOf(readPrice(before.price))];
  if (fromBefore !== null && from.value <= fromBefore)
    return fault(`from-${rung.id}`, t('newPurchase.errors.volume', { number, units: countText(fromBefore) }));
  return priceBefore !== null && price.value > priceBefore ? fault(`price-${rung.id}`, t('newPurchase.errors.rises', { number })) : null;
}

function cutOffFaults({ day, time }: PurchaseDraft, zone: string, now: number): Fault[] {
  if (day === '') return [fault('day', t('newPurchase.errors.day'))];
  if (time === '') return [fault('time', t('newPurchase.errors.time'))];
  const instant = instantOf({ day, time }, zone);
  if (instant === null) return [fault('time', t('newPurchase.errors.never'))];
  return Date.parse(instant) <= now ? [fault('day', t('newPurchase.errors.past'))] : [];
}

function inviteFaults({ invite, chosen }: PurchaseDraft, districts: number | null): Fault[] {
  if (invite === 'some') return chosen.length === 0 ? [fault('chosen', t('newPurchase.errors.invite'))] : [];
  if (districts === null || districts === 0) return [fault('invite-all', t('newPurchase.errors.districtsAway'))];
  return districts > mostInvited ? [fault('invite-all', t('newPurchase.errors.tooMany'))] : [];
}

function fault(field: string, text: string): Fault {
  return { field, short: text, full: text };
}

/** The id of the field that the service names, as `lots.0.ladder.1.unitPriceE4`. */
export function fieldIdOf(name: string, rungs: readonly Rung[]): string | null {
  const rung = /^lots\.0\.ladder\.(\d+)\.(fromQuantity|unitPriceE4)$/.exec(name);
  if (rung !== null) {
    const at = typedRungs([...rungs])[Number(rung[1])];
    return at === undefined ? null : `${rung[2] === 'fromQuantity' ? 'from' : 'price'}-${at.id}`;
  }
  if (name.startsWith('invitedOrganisationIds')) return 'chosen';
  return { title: 'title', 'lots.0.title': 'title', 'lots.0.unit': 'unit', cutOffAt: 'day' }[name] ?? null;
}
