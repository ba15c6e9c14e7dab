import type { SiteBody, SiteView } from '@tributary/contracts';
import type { Fault } from '../parts/faults.js';
import { t } from '../words/words.js';

/** What was typed of a site. `revision` is the one that it is a change of; null where it is a new one. */
export interface SiteDraft extends SiteBody {
  revision: number | null;
}

export const freshSite: SiteDraft = { name: '', street: '', city: '', state: '', zip: '', revision: null };

/** The parts of a site in the order of the page. */
export const siteParts = ['name', 'street', 'city', 'state', 'zip'] as const;
export type SitePart = (typeof siteParts)[number];

/** The form as it begins with a site that is there. */
export function draftOf({ name, street, city, state, zip, revision }: SiteView): SiteDraft {
  return { name, street: street ?? '', city: city ?? '', state: state ?? '', zip: zip ?? '', revision };
}

/** The id of a field, so that the summary can lead to it. */
export function siteField(part: SitePart): string {
  return `site-${part}`;
}

/** The field that the service means; null where this page has none of that name. */
export function fieldIdOf(name: string): string | null {
  const part = siteParts.find((each) => each === name);
  return part === undefined ? null : siteField(part);
}

const longest = 200;
const zip = /^\d{5}(-\d{4})?$/;

/** What is wrong with a site, field by field; empty where it can be sent. */
export function siteFaults(draft: SiteDraft): Fault[] {
  const body = bodyOf(draft);
  return siteParts.flatMap((part): Fault[] => {
    const text = faultIn(part, body);
    return text === null ? [] : [{ field: siteField(part), short: text, full: text }];
  });
}

function faultIn(part: SitePart, body: SiteBody): string | null {
  const value = body[part];
  if (value === '') return t(`sites.errors.${part}`);
  if (part === 'state' && !/^[A-Z]{2}$/.test(value)) return t('sites.errors.stateForm');
  if (part === 'zip' && !zip.test(value)) return t('sites.errors.zipForm');
  return value.length > longest ? t('sites.errors.long') : null;
}

/** What is sent. */
export function bodyOf({ name, street, city, state, zip: typed }: SiteDraft): SiteBody {
  return { name: name.trim(), street: street.trim(), city: city.trim(), state: state.trim().toUpperCase(), zip: typed.trim() };
}

/** `500 Main Street, Winfield, AL 35594`; what is not known is left out. */
export function addressText({ street, city, state, zip: code }: Pick<SiteView, 'street' | 'city' | 'state' | 'zip'>): string {
  const region = [state, code].filter((part) => part !== null).join(' ');
  return [street, city, region].filter((part) => part !== null && part !== '').join(', ');
}
