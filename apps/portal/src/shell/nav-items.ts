import type { IconName } from '../parts/icons.js';
import type { Acting } from './acting.js';

/** A place of the navigation. Only what has pages stands here: nothing leads to an empty room. */
export interface NavPlace {
  text: 'today' | 'buyTogether' | 'districtsAndPartners' | 'agency' | 'settings';
  icon: IconName;
  /** Where it leads by itself, or its first page. */
  to: NavPath;
  pages: readonly { text: 'jointPurchases' | 'districts' | 'people' | 'mails'; to: NavPath }[];
  /** Stands apart from what is above. */
  apart?: boolean;
}

export interface NavPage {
  text: NavPlace['text'] | NavPlace['pages'][number]['text'];
  to: NavPath;
  icon: IconName;
}

export type NavPath =
  | '/o/$organisationId/today'
  | '/o/$organisationId/joint-purchases'
  | '/o/$organisationId/districts'
  | '/o/$organisationId/people'
  | '/o/$organisationId/deliveries';

const everybodys: readonly NavPlace[] = [
  { text: 'today', icon: 'today', to: '/o/$organisationId/today', pages: [] },
  {
    text: 'buyTogether',
    icon: 'box',
    to: '/o/$organisationId/joint-purchases',
    pages: [{ text: 'jointPurchases', to: '/o/$organisationId/joint-purchases' }],
  },
  {
    text: 'districtsAndPartners',
    icon: 'pin',
    to: '/o/$organisationId/districts',
    pages: [{ text: 'districts', to: '/o/$organisationId/districts' }],
  },
];

const people = { text: 'people', to: '/o/$organisationId/people' } as const;
const mails = { text: 'mails', to: '/o/$organisationId/deliveries' } as const;

/** What this person finds here: people and roles stand under Agency for the agency and under Settings for a district. */
export function navFor(acting: Pick<Acting, 'may'>): readonly NavPlace[] {
  if (acting.may('agency-admin'))
    return [...everybodys, { text: 'agency', icon: 'bank', to: people.to, pages: [people, mails], apart: true }];
  if (acting.may('district-admin'))
    return [...everybodys, { text: 'settings', icon: 'sliders', to: people.to, pages: [people], apart: true }];
  return everybodys;
}

/** Every page of the navigation, without the groups around them. */
export function pagesOf(places: readonly NavPlace[]): NavPage[] {
  return places.flatMap(({ text, to, icon, pages }): NavPage[] =>
    pages.length === 0 ? [{ text, to, icon }] : pages.map((page) => ({ ...page, icon })),
  );
}
