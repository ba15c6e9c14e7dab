import type { JointPurchaseView, TimelineEntry } from '@tributary/contracts';
import { deadlineText } from '../formats/dates.js';
import { amountText, countText, priceText } from '../formats/money.js';
import { districtsText, unitsText } from '../words/phrases.js';
import { t } from '../words/words.js';
import { latest, movesOf, type PriceMove } from './price-moves.js';
import { basketText } from './purchase-phrases.js';

/** One line of the history in words. `moved`: a price changed with it. */
export interface Sentence {
  text: string;
  moved: boolean;
}

type Known = Pick<JointPurchaseView, 'lots' | 'timeline' | 'zone'>;
interface Taken {
  lotId: string;
  quantity: number;
}

/** What an entry of the audit trail says to the reader; `ownId` is their organisation. An action that is not known yet is a change. */
export function sentenceOf(entry: TimelineEntry, purchase: Known, ownId: string): Sentence {
  switch (entry.action) {
    case 'basket-committed':
      return withMoves(committedText(entry, purchase, ownId), entry, purchase);
    case 'basket-withdrawn':
      return withMoves(t('purchases.timeline.withdrawn', { who: whoIn(entry, ownId) }), entry, purchase);
    case 'rung-reached':
      return { text: rungText(entry, purchase), moved: true };
    case 'priced':
      return { text: pricedText(entry, purchase), moved: true };
    default:
      return { text: plainText(entry, purchase, ownId), moved: false };
  }
}

function plainText(entry: TimelineEntry, purchase: Known, ownId: string): string {
  const districts = districtsText(numberIn(entry, 'invitedDistricts') ?? 0);
  switch (entry.action) {
    case 'drafted':
      return t('purchases.timeline.drafted');
    case 'draft-changed':
      return t('purchases.timeline.draftChanged');
    case 'published':
      return t('purchases.timeline.published', { districts });
    case 'districts-invited':
      return t('purchases.timeline.invited', { districts });
    case 'document-added':
      return t('purchases.timeline.document', { name: textIn(entry, 'name') ?? t('purchases.timeline.aDocument') });
    case 'cut-off-moved':
      return cutOffText(entry, purchase);
    case 'invitation-declined':
      return t('purchases.timeline.declined', { who: whoIn(entry, ownId) });
    case 'districts-reminded':
      return t('purchases.timeline.reminded', { districts: districtsText(numberIn(entry, 'remindedDistricts') ?? 0) });
    case 'minimum-missed':
      return missedText(entry);
    case 'given-up':
      return withReason(t('purchases.timeline.givenUp'), entry);
    case 'unsuccessful':
      return withReason(t('purchases.timeline.unsuccessful'), entry);
    case 'cancelled':
      return withReason(t('purchases.timeline.cancelled'), entry);
    default:
      return t('purchases.timeline.other');
  }
}

function committedText(entry: TimelineEntry, { lots, timeline }: Known, ownId: string): string {
  const who = whoIn(entry, ownId);
  const [now, before] = [takenIn(entry), takenIn(standingBefore(entry, timeline))];
  const basket = basketText(now, lots);
  const [one, was] = [now[0], before[0]];
  if (before.length === 0) return t('purchases.timeline.joined', { who, basket });
  if (one === undefined || was === undefined || now.length > 1 || before.length > 1 || one.lotId !== was.lotId)
    return t('purchases.timeline.changed', { who, basket });
  if (one.quantity === was.quantity) return t('purchases.timeline.changedTerms', { who });
  const kind = one.quantity > was.quantity ? 'raised' : 'lowered';
  return t(`purchases.timeline.${kind}`, { who, before: countText(was.quantity), basket });
}

/** What the district had committed before an entry; null where nothing stood, or it had withdrawn or declined since. */
function standingBefore(entry: TimelineEntry, timeline: readonly TimelineEntry[]): TimelineEntry | null {
  const own = timeline.filter(
    (other) =>
      other.organisationId === entry.organisationId &&
      other.version < entry.version &&
      ['basket-committed', 'basket-withdrawn', 'invitation-declined'].includes(other.action),
  );
  const last = latest(own);
  return last?.action === 'basket-committed' ? last : null;
}

function withMoves(text: string, entry: TimelineEntry, purchase: Known): Sentence {
  const moves = movesOf(purchase.timeline, entry);
  return { text: [text, ...moves.map((move) => moveText(move, purchase))].join('. '), moved: moves.length > 0 };
}

function moveText({ lotId, before, after }: PriceMove, { lots }: Known): string {
  const lot = lots.length > 1 ? lots.find((each) => each.lotId === lotId)?.title : undefined;
  const how = after === null ? 'gone' : before === null ? 'first' : after < before ? 'fell' : 'rose';
  const words = { before: priceText(before ?? 0), after: priceText(after ?? 0) };
  return lot === undefined ? t(`purchases.timeline.${how}`, words) : t(`purchases.timeline.${how}Of`, { ...words, lot });
}

function rungText(entry: TimelineEntry, { lots }: Known): string {
  const lot = lots.find(({ lotId }) => lotId === entry.facts['lotId']);
  const words = {
    units: unitsText(numberIn(entry, 'fromQuantity') ?? 0, lot?.unit ?? ''),
    price: priceText(numberIn(entry, 'unitPriceE4') ?? 0),
  };
  return t('purchases.timeline.rung', words);
}

function cutOffText(entry: TimelineEntry, { zone }: Known): string {
  const when = deadlineText(textIn(entry, 'cutOffAt') ?? entry.at, zone);
  const text = entry.facts['reopened'] === true ? t('purchases.timeline.reopened', { when }) : t('purchases.timeline.extended', { when });
  return withReason(text, entry);
}

function pricedText(entry: TimelineEntry, { lots }: Known): string {
  const fixed = (Array.isArray(entry.facts['lots']) ? entry.facts['lots'] : []) as { unitPriceE4: number | null }[];
  const [only] = fixed;
  const total = numberIn(entry, 'totalCents');
  const money = total === null ? '' : t('purchases.timeline.total', { total: amountText(total) });
  if (lots.length > 1 || only?.unitPriceE4 == null) return t('purchases.timeline.pricedLots') + money;
  return t('purchases.timeline.priced', { price: priceText(only.unitPriceE4) }) + money;
}

function missedText(entry: TimelineEntry): string {
  const lots = (Array.isArray(entry.facts['lots']) ? entry.facts['lots'] : []) as {
    volume: number;
    minimumQuantity: number;
    unit: string;
  }[];
  const [lot] = lots;
  if (lot === undefined || lots.length > 1) return t('purchases.timeline.missedLots', { number: countText(lots.length) });
  return t('purchases.timeline.missed', { volume: countText(lot.volume), minimum: unitsText(lot.minimumQuantity, lot.unit) });
}

function withReason(text: string, entry: TimelineEntry): string {
  const reason = textIn(entry, 'reason');
  return reason === null ? text : t('purchases.timeline.because', { text, reason });
}

function whoIn(entry: TimelineEntry, ownId: string): string {
  return entry.organisationId === ownId ? t('purchases.timeline.you') : (entry.organisationName ?? t('purchases.timeline.somebody'));
}

function takenIn(entry: TimelineEntry | null): Taken[] {
  const lots = entry?.facts['lots'];
  return Array.isArray(lots) ? (lots as Taken[]) : [];
}

function numberIn(entry: TimelineEntry, fact: string): number | null {
  const value = entry.facts[fact];
  return typeof value === 'number' ? value : null;
}

function textIn(entry: TimelineEntry, fact: string): string | null {
  const value = entry.facts[fact];
  return typeof value === 'string' && value !== '' ? value : null;
}
