import type { LotView, OwnCommitment, SiteView } from '@tributary/contracts';
import { isoDay } from '../../formats/dates.js';
import { readPrice, readQuantity, type Entry } from '../../formats/entries.js';
import { unitsText } from '../../words/phrases.js';
import { pluralOf } from '../../words/plural.js';
import { t } from '../../words/words.js';
import type { Fault } from '../../parts/faults.js';
import { bodyOf, isNone, isSame, lotIn, quantityIn, type BasketDraft, type LotDraft } from './basket-draft.js';
import { aloneField, approvedOnField, ceilingField, quantityField, toleranceField } from './field-ids.js';

const mostOfALot = 1_000_000;

/** What a draft is judged against. `own` is the basket that stands; null where none does, or where the same may be sent once more. */
export interface Measure {
  lots: readonly LotView[];
  sites: readonly Pick<SiteView, 'siteId' | 'revision'>[];
  own: OwnCommitment | null;
  organisation: string;
  zone: string;
  now?: Date;
}

/** Everything that is wrong with a basket, in the order of the page; empty where it can be sent. */
export function basketFaults(draft: BasketDraft, measure: Measure): Fault[] {
  const faults = [...measure.lots.flatMap((lot) => lotFaults(lotIn(draft, lot.lotId), lot, measure)), ...approvalFaults(draft, measure)];
  if (faults.length > 0) return faults;
  const body = bodyOf(draft, measure.lots);
  const [first] = measure.lots;
  const [site] = measure.sites;
  if (body.lots.length === 0 && first !== undefined && site !== undefined)
    return [emptyFault(quantityField(first.lotId, site.siteId), first, measure)];
  if (measure.own === null || !isSame(measure.own, body, measure.sites)) return [];
  const { organisation } = measure;
  return [{ field: null, short: t('commitment.errors.same', { organisation }), full: t('commitment.errors.same', { organisation }) }];
}

function lotFaults(draft: LotDraft, lot: LotView, measure: Measure): Fault[] {
  const { lotId, unit } = lot;
  const faults: Fault[] = [];
  const add = (field: string, found: Omit<Fault, 'field'> | null) => found !== null && faults.push({ field, ...found });
  for (const { siteId } of sitesIn(draft, measure)) {
    const typed = draft.quantities[siteId] ?? '';
    add(quantityField(lotId, siteId), closedFault(typed, siteId, measure) ?? (isNone(typed) ? null : countFault(typed, unit)));
  }
  if (!isNone(draft.tolerance)) add(toleranceField(lotId), countFault(draft.tolerance, unit));
  if (draft.ceiling.trim() !== '') add(ceilingField(lotId), priceFault(draft.ceiling));
  if (draft.alone.trim() !== '') add(aloneField(lotId), priceFault(draft.alone));
  const [site] = measure.sites;
  if (faults.length > 0 || site === undefined) return faults;
  if (quantityIn(draft) > mostOfALot)
    return [{ field: quantityField(lotId, site.siteId), short: t('commitment.errors.large'), full: t('commitment.errors.large') }];
  const isTouched = !isNone(draft.tolerance) || draft.ceiling.trim() !== '';
  return isTouched && quantityIn(draft) === 0 ? [emptyFault(quantityField(lotId, site.siteId), lot, measure)] : [];
}

/** The sites of the list, and those that a quantity is typed for although they are on it no more. */
function sitesIn({ quantities }: LotDraft, { sites }: Measure): readonly { siteId: string }[] {
  const known = new Set(sites.map(({ siteId }) => siteId));
  const closed = Object.keys(quantities).filter((siteId) => !known.has(siteId));
  return [...sites, ...closed.map((siteId) => ({ siteId }))];
}

function closedFault(typed: string, siteId: string, { sites }: Measure): Omit<Fault, 'field'> | null {
  if (isNone(typed) || sites.some((site) => site.siteId === siteId)) return null;
  return { short: t('commitment.errors.siteClosed'), full: t('commitment.errors.siteClosedFull') };
}

function approvalFaults({ approvedOn, document }: BasketDraft, { zone, now = new Date() }: Measure): Fault[] {
  const at = (text: string): Fault[] => [{ field: approvedOnField, short: text, full: text }];
  if (approvedOn === '') return document === null ? [] : at(t('commitment.errors.approvalDay'));
  return approvedOn > isoDay(now, zone) ? at(t('commitment.errors.approvalAhead')) : [];
}

function emptyFault(field: string, { unit }: LotView, { organisation }: Measure): Fault {
  const units = pluralOf(unit);
  return { field, short: t('commitment.errors.empty', { units }), full: t('commitment.errors.emptyFull', { units, organisation }) };
}

function countFault(typed: string, unit: string): Omit<Fault, 'field'> | null {
  const entry = readQuantity(typed);
  return 'fault' in entry ? words(entry, typed, t('commitment.errors.whole', { units: pluralOf(unit) }), unitsText(120, unit)) : null;
}

function priceFault(typed: string): Omit<Fault, 'field'> | null {
  const entry = readPrice(typed);
  if (!('fault' in entry)) return null;
  if (entry.fault === 'letter') return letterFault(typed, entry.letter ?? '', t('commitment.errors.price'));
  const text = t(entry.fault === 'too-large' ? 'commitment.errors.priceLarge' : 'commitment.errors.price');
  return { short: text, full: text };
}

function words(entry: Extract<Entry, { fault: string }>, typed: string, whole: string, such: string): Omit<Fault, 'field'> {
  const plain = (text: string) => ({ short: text, full: text });
  switch (entry.fault) {
    case 'letter':
      return letterFault(typed, entry.letter ?? '', t('commitment.errors.digits'));
    case 'empty':
    case 'not-a-number':
      return { short: t('commitment.errors.digits'), full: t('commitment.errors.digitsFull', { such }) };
    case 'not-whole':
      return plain(whole);
    case 'too-small':
      return plain(t('commitment.errors.small'));
    case 'too-large':
      return plain(t('commitment.errors.large'));
  }
}

function letterFault(typed: string, letter: string, short: string): Omit<Fault, 'field'> {
  return { short, full: t('commitment.errors.letter', { typed: typed.trim(), letter }) };
}
