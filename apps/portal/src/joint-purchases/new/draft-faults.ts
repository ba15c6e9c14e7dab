import { instantOf } from '../../formats/wall-time.js';
import type { Fault } from '../../parts/faults.js';
import { looksLikeEmail } from '../../people/fits.js';
import { t } from '../../words/words.js';
import { mostInvited, type Invitation, type PurchaseDraft, type SourceDraft } from './draft-purchase.js';
import { lotFaults } from './lot-faults.js';

/** A round takes weeks; the service refuses a last day years away as a slip of the pen. */
const farthestMs = 366 * 86_400_000;

/** Everything that must be corrected before a purchase can be checked, in the order of the page. `districts` is how many can be invited, null where nobody knows. */
export function draftFaults(draft: PurchaseDraft, zone: string, districts: number | null, now = Date.now()): Fault[] {
  const cutOffAt = instantOf(draft, zone);
  return [
    ...(draft.title.trim() === '' ? [fault('title', t('newPurchase.errors.title'))] : []),
    ...sourceFaults(draft.source, cutOffAt),
    ...draft.lots.flatMap((lot, index) => lotFaults(lot, index, draft.lots.length)),
    ...cutOffFaults(draft, zone, now),
    ...inviteFaults(draft, districts),
  ];
}

function sourceFaults(source: SourceDraft, cutOffAt: string | null): Fault[] {
  const { vendorName, reference, validFrom, validUntil, contactName, contactEmail } = source;
  const found: Fault[] = [];
  const add = (field: keyof SourceDraft, text: string) => found.push(fault(field, text));
  if (vendorName.trim() === '') add('vendorName', t('newPurchase.errors.vendor'));
  if (reference.trim() === '') add('reference', t(`newPurchase.errors.reference.${source.kind}`));
  if (validUntil === '') add('validUntil', t('newPurchase.errors.validUntil'));
  else if (validFrom > validUntil) add('validFrom', t('newPurchase.errors.validFrom'));
  // As the service compares them: the last day of the prices with the day of the cut-off in UTC.
  else if (cutOffAt !== null && validUntil < cutOffAt.slice(0, 10)) add('validUntil', t('newPurchase.errors.validTooShort'));
  if (contactName.trim() === '') add('contactName', t('newPurchase.errors.contactName'));
  if (contactEmail.trim() !== '' && !looksLikeEmail(contactEmail)) add('contactEmail', t('newPurchase.errors.contactEmail'));
  return found;
}

/** What is wrong with a last day and its time of the day; `day` and `time` are the ids of their fields. */
export function cutOffFaults({ day, time }: { day: string; time: string }, zone: string, now = Date.now()): Fault[] {
  if (day === '') return [fault('day', t('newPurchase.errors.day'))];
  if (time === '') return [fault('time', t('newPurchase.errors.time'))];
  const instant = instantOf({ day, time }, zone);
  if (instant === null) return [fault('time', t('newPurchase.errors.never'))];
  const aheadMs = Date.parse(instant) - now;
  if (aheadMs <= 0) return [fault('day', t('newPurchase.errors.past'))];
  return aheadMs > farthestMs ? [fault('day', t('newPurchase.errors.far'))] : [];
}

/** What is wrong with whom to invite. `districts` is how many could be. */
export function inviteFaults({ invite, chosen, networks }: Invitation, districts: number | null): Fault[] {
  if (invite === 'some') {
    if (chosen.length > mostInvited) return [fault('chosen', t('newPurchase.errors.tooMany'))];
    return chosen.length === 0 ? [fault('chosen', t('newPurchase.errors.invite'))] : [];
  }
  if (invite === 'networks') return networks.length === 0 ? [fault('networks', t('newPurchase.errors.network'))] : [];
  if (districts === null || districts === 0) return [fault('invite-all', t('newPurchase.errors.districtsAway'))];
  return districts > mostInvited ? [fault('invite-all', t('newPurchase.errors.tooMany'))] : [];
}

function fault(field: string, text: string): Fault {
  return { field, short: text, full: text };
}
