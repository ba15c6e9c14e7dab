import type { JointPurchaseView } from '@tributary/contracts';
import { deadlineText, longDayText, shortDeadlineText } from '../formats/dates.js';
import { countText } from '../formats/money.js';
import type { Status, StatusCell } from '../parts/status-strip.js';
import type { Acting } from '../shell/acting.js';
import { awayText, districtsText, unitsText } from '../words/phrases.js';
import { t } from '../words/words.js';
import { missedLots } from './lots.js';
import { calendarDayText, committedIn } from './purchase-phrases.js';
import { phaseOf, shapeOf, statusText, type Phase } from './state.js';

type Reader = Pick<Acting, 'kind' | 'name'>;
type Cells = Omit<Status, 'state'> & { state: string };
const key = 'purchases.strip';

/** The four cells under the title: what state it is in, what happens next, by when, who must act. */
export function statusOf(purchase: JointPurchaseView, acting: Reader, now = new Date()): Status {
  const { state, ...cells } = cellsOf(phaseOf(purchase, now), purchase, acting, now);
  return { ...cells, state: { bold: statusText(purchase), shape: shapeOf(purchase), plain: state } };
}

function cellsOf(phase: Phase, purchase: JointPurchaseView, acting: Reader, now: Date): Cells {
  switch (phase) {
    case 'draft':
      return draft(purchase, now);
    case 'open':
      return open(purchase, acting, now);
    case 'between':
      return {
        state: t(`${key}.between.state`),
        next: { bold: t(`${key}.between.next`), plain: t(`${key}.between.nextText`) },
        byWhen: momentCell(purchase.cutOffAt, purchase.zone, now),
        who: { bold: t(`${key}.nobody`), plain: t(`${key}.between.whoText`) },
      };
    case 'awaiting':
      return awaiting(purchase, acting, now);
    case 'priced':
      return priced(purchase, acting);
    case 'unsuccessful':
    case 'cancelled':
    case 'other':
      return ended(phase, purchase);
  }
}

function momentCell(instant: string, zone: string, now: Date): Status['byWhen'] {
  return {
    bold: deadlineText(instant, zone, now),
    short: shortDeadlineText(instant, zone, now),
    plain: awayText(instant, zone, now),
  };
}

function inText(purchase: JointPurchaseView): string {
  return t(`${key}.in`, { committed: countText(committedIn(purchase)), invited: countText(purchase.invitedDistricts) });
}

function draft(purchase: JointPurchaseView, now: Date): Cells {
  return {
    state: t(`${key}.draft.state`),
    next: { bold: t(`${key}.draft.next`), plain: t(`${key}.draft.nextText`, { districts: districtsText(purchase.invitedDistricts) }) },
    byWhen: { ...momentCell(purchase.cutOffAt, purchase.zone, now), plain: t(`${key}.draft.byWhenText`) },
    who: purchase.may.publish
      ? { bold: t(`${key}.you`), plain: t(`${key}.draft.whoText`) }
      : { bold: purchase.leadName, plain: t(`${key}.draft.whoOtherText`) },
  };
}

function open(purchase: JointPurchaseView, acting: Reader, now: Date): Cells {
  const plain = acting.kind === 'agency' ? t(`${key}.open.nextTextAgency`) : t(`${key}.open.nextText`);
  return {
    state: inText(purchase),
    next: { bold: t(`${key}.open.next`), plain },
    byWhen: momentCell(purchase.cutOffAt, purchase.zone, now),
    who: openWho(purchase, acting),
  };
}

function openWho({ own, ownAnswer, may }: JointPurchaseView, { kind, name }: Reader): StatusCell {
  const nobody = t(`${key}.nobody`);
  if (kind === 'agency') return { bold: nobody, plain: t(`${key}.open.whoNone`) };
  if (own !== null) return { bold: nobody, plain: t(`${key}.open.whoIn`) };
  if (ownAnswer === 'declined') return { bold: nobody, plain: t(`${key}.open.whoDeclined`) };
  return may.commit ? { bold: name, plain: t(`${key}.open.whoOut`) } : { bold: nobody, plain: t(`${key}.open.whoNone`) };
}

function awaiting(purchase: JointPurchaseView, acting: Reader, now: Date): Cells {
  const { decideBy, zone, leadName } = purchase;
  return {
    state: missedText(purchase),
    next: { bold: t(`${key}.awaiting.next`), plain: t(`${key}.awaiting.nextText`) },
    byWhen:
      decideBy === null
        ? { bold: t(`${key}.noDate`), plain: t(`${key}.awaiting.byWhenText`) }
        : { ...momentCell(decideBy, zone, now), plain: t(`${key}.awaiting.byWhenText`) },
    who: { bold: acting.kind === 'agency' ? t(`${key}.you`) : leadName, plain: t(`${key}.awaiting.whoText`) },
  };
}

/** What lies below its minimum: one lot with its figures, or how many of them. */
function missedText(purchase: JointPurchaseView): string {
  const missed = missedLots(purchase);
  const [lot] = missed;
  if (lot === undefined || missed.length > 1)
    return t(`${key}.awaiting.lots`, { number: countText(missed.length), total: countText(purchase.lots.length) });
  const { price, ladder, unit } = lot;
  return t(`${key}.awaiting.state`, { volume: countText(price.totalQuantity), minimum: unitsText(ladder[0]?.fromQuantity ?? 0, unit) });
}

function priced(purchase: JointPurchaseView, acting: Reader): Cells {
  const { source, lots, own } = purchase;
  const failed = lots.filter((lot) => lot.state === 'unsuccessful').length;
  const without = failed === 0 ? inText(purchase) : t(`${key}.priced.some`, { number: countText(failed), total: countText(lots.length) });
  return {
    state: without,
    next: { bold: t(`${key}.priced.next`), plain: t(`${key}.priced.nextText`, { vendor: source.vendorName }) },
    byWhen: { bold: calendarDayText(source.validUntil), plain: t(`${key}.priced.byWhenText.${source.kind}`) },
    who: pricedWho(own, acting),
  };
}

function pricedWho(own: JointPurchaseView['own'], { kind, name }: Reader): StatusCell {
  if (kind === 'agency') return { bold: t(`${key}.priced.who`), plain: t(`${key}.priced.whoText`) };
  if (own === null) return { bold: t(`${key}.nobody`), plain: t(`${key}.priced.whoOut`) };
  return own.leftOut === null
    ? { bold: name, plain: t(`${key}.priced.whoIn`) }
    : { bold: t(`${key}.nobody`), plain: t(`${key}.priced.whoLeftOut`) };
}

function ended(phase: 'unsuccessful' | 'cancelled' | 'other', { endedAt, cutOffAt, zone }: JointPurchaseView): Cells {
  const day = longDayText(endedAt ?? cutOffAt, zone);
  return {
    state: t(`${key}.${phase}.state`),
    next: { bold: t(`${key}.${phase}.next`), plain: t(`${key}.${phase}.nextText`) },
    byWhen: { bold: t(`${key}.${phase}.byWhen`), plain: t(`${key}.${phase}.byWhenText`, { day }) },
    who: { bold: t(`${key}.nobody`), plain: t(`${key}.${phase}.whoText`) },
  };
}
