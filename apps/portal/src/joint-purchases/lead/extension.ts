import type { JointPurchaseView } from '@tributary/contracts';
import { deadlineText } from '../../formats/dates.js';
import { instantOf, wallOf } from '../../formats/wall-time.js';
import type { Fault } from '../../parts/faults.js';
import { t } from '../../words/words.js';
import { cutOffFaults } from '../new/draft-faults.js';
import { calendarDayText } from '../purchase-phrases.js';

export interface ExtensionDraft {
  day: string;
  time: string;
  reason: string;
}

type Extended = Pick<JointPurchaseView, 'cutOffAt' | 'awaitingBuyer' | 'source' | 'zone'>;

/** The time of the day stays as it was; the day is for the buyer to choose. */
export function freshExtension({ cutOffAt, zone }: Extended): ExtensionDraft {
  return { day: '', time: wallOf(Date.parse(cutOffAt), zone).time, reason: '' };
}

/** What must be corrected: a moment that lies ahead, later than now's, while the prices hold; after a missed minimum also why. */
export function extensionFaults(draft: ExtensionDraft, purchase: Extended, now = Date.now()): Fault[] {
  const found = cutOffFaults(draft, purchase.zone, now);
  const instant = instantOf(draft, purchase.zone);
  if (found.length === 0 && instant !== null) {
    const text = laterFault(instant, purchase);
    if (text !== null) found.push({ field: 'day', short: text, full: text });
  }
  if (purchase.awaitingBuyer && draft.reason.trim() === '') {
    const text = t('lead.extend.errors.reason');
    found.push({ field: 'reason', short: text, full: text });
  }
  return found;
}

function laterFault(instant: string, { cutOffAt, source, zone }: Extended): string | null {
  if (Date.parse(instant) <= Date.parse(cutOffAt)) return t('lead.extend.errors.earlier', { when: deadlineText(cutOffAt, zone) });
  // As the service compares them: the last day of the prices with the day of the cut-off in UTC.
  return source.validUntil < instant.slice(0, 10) ? t('lead.extend.errors.valid', { until: calendarDayText(source.validUntil) }) : null;
}
