import type { InvitationContact, InvitedView } from '@tributary/contracts';
import type { Fault } from '../../parts/faults.js';
import { looksLikeEmail } from '../../people/fits.js';
import { t } from '../../words/words.js';
import { countText } from '../../formats/money.js';

/** What was typed for each district in which nobody can be told: an address, or that nobody is. */
export interface ContactsDraft {
  emails: Record<string, string>;
  nobody: string[];
}

export const freshContacts: ContactsDraft = { emails: {}, nobody: [] };

/** More would be a list to read, not a hint where to begin. */
const mostFaults = 5;

export function contactField(organisationId: string): string {
  return `contact-${organisationId}`;
}

type Unreachable = Pick<InvitedView, 'organisationId' | 'name'>;

/** Invited districts in which nobody has a role and no address was given. */
export function unreachableOf<District extends Pick<InvitedView, 'reachable'>>(invited: readonly District[]): District[] {
  return invited.filter(({ reachable }) => reachable === false);
}

/** What is still missing: for each district an address that looks like one, or the word that nobody is told. */
export function contactFaults(districts: readonly Unreachable[], { emails, nobody }: ContactsDraft): Fault[] {
  return districts.flatMap(({ organisationId, name }): Fault[] => {
    const typed = emails[organisationId]?.trim() ?? '';
    if (nobody.includes(organisationId) || looksLikeEmail(typed)) return [];
    const fault = typed === '' ? 'email' : 'emailBad';
    const short = t(`newPurchase.publish.errors.${fault}`, { district: name });
    return [{ field: contactField(organisationId), short, full: t(`newPurchase.publish.errors.${fault}Here`) }];
  });
}

/** The same for the summary: beyond a few, how many they are, leading to the first. */
export function summed(faults: readonly Fault[]): Fault[] {
  const [first] = faults;
  if (first === undefined || faults.length <= mostFaults) return [...faults];
  const text = t('newPurchase.publish.errors.many', { number: countText(faults.length) });
  return [{ field: first.field, short: text, full: text }];
}

const shownAtFirst = 20;

/** How many rows of the list are shown before somebody asks for all: at least those to which the summary leads. */
export function rowsShown(districts: readonly Unreachable[], faults: readonly Fault[]): number {
  const led = summed(faults).map(({ field }) => districts.findIndex(({ organisationId }) => field === contactField(organisationId)));
  return Math.max(shownAtFirst, ...led.map((index) => index + 1));
}

/** What is sent, once nothing is missing. */
export function contactsOf(districts: readonly Unreachable[], { emails, nobody }: ContactsDraft): InvitationContact[] {
  return districts.map(({ organisationId }) => ({
    organisationId,
    email: nobody.includes(organisationId) ? null : (emails[organisationId]?.trim().toLowerCase() ?? null),
  }));
}

/** In how many of them an address was typed that can be written to. */
export function addressed(districts: readonly Unreachable[], { emails, nobody }: ContactsDraft): number {
  return districts.filter(({ organisationId }) => !nobody.includes(organisationId) && looksLikeEmail(emails[organisationId] ?? '')).length;
}
