import type { JointPurchaseListItem, JointPurchaseView } from '@tributary/contracts';
import { deadlineText, longDayText, shortDeadlineText } from '../formats/dates.js';
import type { StateShape } from '../parts/state-mark.js';
import type { Status } from '../parts/status-strip.js';
import type { Acting } from '../shell/acting.js';
import { awayText, districtsText, unitsText } from '../words/phrases.js';
import { t } from '../words/words.js';

type Stateful = Pick<JointPurchaseListItem, 'status' | 'awaitingBuyer' | 'cutOffAt'>;

/** What the reader needs to tell apart. `between`: the last day has passed and the price is about to be fixed. */
export type Phase = 'draft' | 'open' | 'between' | 'awaiting' | 'priced' | 'other';

export function phaseOf({ status, awaitingBuyer, cutOffAt }: Stateful, now = new Date()): Phase {
  if (status === 'draft' || status === 'priced') return status;
  if (status !== 'committing') return 'other';
  if (awaitingBuyer) return 'awaiting';
  return new Date(cutOffAt) <= now ? 'between' : 'open';
}

export function statusText(purchase: Stateful): string {
  const phase = phaseOf(purchase);
  return phase === 'awaiting' || phase === 'between' ? t(`purchases.states.${phase}`) : t(`purchases.statuses.${purchase.status}`);
}

export function shapeOf(purchase: Stateful): StateShape {
  const shapes = { draft: 'draft', open: 'open', between: 'clock', awaiting: 'held', priced: 'done', other: 'clock' } as const;
  return purchase.status === 'cancelled' || purchase.status === 'unsuccessful' ? 'ended' : shapes[phaseOf(purchase)];
}

/** The four cells under the title: what state it is in, what happens next, by when, who must act. */
export function statusOf(purchase: JointPurchaseView, acting: Pick<Acting, 'kind' | 'name'>, now = new Date()): Status {
  const state = { bold: statusText(purchase), shape: shapeOf(purchase) };
  const { cutOffAt, zone } = purchase;
  const lastDay = {
    bold: deadlineText(cutOffAt, zone, now),
    short: shortDeadlineText(cutOffAt, zone, now),
    plain: awayText(cutOffAt, zone, now),
  };
  const phase = phaseOf(purchase, now);
  switch (phase) {
    case 'draft':
      return draftStatus(purchase, state, lastDay);
    case 'open':
      return openStatus(purchase, acting, state, lastDay);
    case 'between':
      return {
        state: { ...state, plain: t('purchases.strip.between.state') },
        next: { bold: t('purchases.strip.between.next'), plain: t('purchases.strip.between.nextText') },
        byWhen: lastDay,
        who: { bold: t('purchases.strip.between.who'), plain: t('purchases.strip.between.whoText') },
      };
    case 'awaiting':
      return awaitingStatus(purchase, acting, state);
    case 'priced':
      return pricedStatus(purchase, acting, state);
    case 'other':
      return otherStatus(state);
  }
}

type State = Pick<Status['state'], 'bold' | 'shape'>;
const key = 'purchases.strip';

function inText({ participants, invitedDistricts }: JointPurchaseView) {
  return { committed: participants.length, invited: invitedDistricts };
}

function draftStatus(purchase: JointPurchaseView, state: State, lastDay: Status['byWhen']): Status {
  const who = purchase.may.publish
    ? { bold: t(`${key}.draft.who`), plain: t(`${key}.draft.whoText`) }
    : { bold: t(`${key}.draft.whoOther`, { organisation: purchase.leadName }), plain: t(`${key}.draft.whoOtherText`) };
  return {
    state: { ...state, plain: t(`${key}.draft.state`) },
    next: { bold: t(`${key}.draft.next`), plain: t(`${key}.draft.nextText`, { districts: districtsText(purchase.invitedDistricts) }) },
    byWhen: { ...lastDay, plain: t(`${key}.draft.byWhenText`) },
    who,
  };
}

function openStatus(purchase: JointPurchaseView, acting: Pick<Acting, 'kind' | 'name'>, state: State, lastDay: Status['byWhen']): Status {
  const isAgency = acting.kind === 'agency';
  const mayStill = purchase.own === null ? t(`${key}.open.whoNone`) : t(`${key}.open.whoIn`);
  const mustAnswer = !isAgency && purchase.own === null && purchase.may.commit;
  return {
    state: { ...state, plain: t(`${key}.open.state`, inText(purchase)) },
    next: { bold: t(`${key}.open.next`), plain: isAgency ? t(`${key}.open.nextTextAgency`) : t(`${key}.open.nextText`) },
    byWhen: lastDay,
    who: mustAnswer
      ? { bold: t(`${key}.open.whoOut`, { organisation: acting.name }), plain: t(`${key}.open.whoOutText`) }
      : { bold: t(`${key}.open.who`), plain: mayStill },
  };
}

function awaitingStatus(purchase: JointPurchaseView, acting: Pick<Acting, 'kind' | 'name'>, state: State): Status {
  const [lot] = purchase.lots;
  const volume = unitsText(lot?.price.totalQuantity ?? 0, lot?.unit ?? '');
  const minimum = unitsText(lot?.ladder[0]?.fromQuantity ?? 0, lot?.unit ?? '');
  const who = acting.kind === 'agency' ? t(`${key}.awaiting.whoYou`) : t(`${key}.awaiting.who`, { organisation: purchase.leadName });
  return {
    state: { ...state, plain: t(`${key}.awaiting.state`, { volume, minimum }) },
    next: { bold: t(`${key}.awaiting.next`), plain: t(`${key}.awaiting.nextText`) },
    byWhen: {
      bold: t(`${key}.awaiting.byWhen`),
      plain: t(`${key}.awaiting.byWhenText`, { day: longDayText(purchase.cutOffAt, purchase.zone) }),
    },
    who: { bold: who, plain: t(`${key}.awaiting.whoText`) },
  };
}

function pricedStatus(purchase: JointPurchaseView, acting: Pick<Acting, 'kind'>, state: State): Status {
  const day = longDayText(purchase.pricedAt ?? purchase.cutOffAt, purchase.zone);
  return {
    state: { ...state, plain: t(`${key}.priced.state`, inText(purchase)) },
    next: {
      bold: t(`${key}.priced.next`),
      plain: acting.kind === 'agency' ? t(`${key}.priced.nextTextAgency`) : t(`${key}.priced.nextText`),
    },
    byWhen: { bold: t(`${key}.priced.byWhen`), plain: t(`${key}.priced.byWhenText`, { day }) },
    who: { bold: t(`${key}.priced.who`), plain: t(`${key}.priced.whoText`) },
  };
}

function otherStatus(state: State): Status {
  return {
    state: { ...state, plain: t(`${key}.other.state`) },
    next: { bold: t(`${key}.other.next`), plain: t(`${key}.other.nextText`) },
    byWhen: { bold: t(`${key}.other.byWhen`), plain: t(`${key}.other.byWhenText`) },
    who: { bold: t(`${key}.other.who`), plain: t(`${key}.other.whoText`) },
  };
}
