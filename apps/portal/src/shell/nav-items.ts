import type { IconName } from '../parts/icons.js';
import { keepsSites } from '../sites/keeps-sites.js';
import type { Acting } from './acting.js';

/** A place of the navigation. Only what has pages stands here: nothing leads to an empty room. */
export interface NavPlace {
  text: 'today' | 'buyTogether' | 'districtsAndPartners' | 'agency' | 'settings';
  icon: IconName;
  /** Where it leads by itself, or its first page. */
  to: NavPath;
  pages: readonly {
    text: 'jointPurchases' | 'sites' | 'districts' | 'networks' | 'people' | 'mails' | 'mailTemplates' | 'myMails';
    to: NavPath;
  }[];
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
  | '/o/$organisationId/sites'
  | '/o/$organisationId/districts'
  | '/o/$organisationId/networks'
  | '/o/$organisationId/people'
  | '/o/$organisationId/deliveries'
  | '/o/$organisationId/mail-templates'
  | '/o/$organisationId/my-mails';

const jointPurchases = { text: 'jointPurchases', to: '/o/$organisationId/joint-purchases' } as const;
const sites = { text: 'sites', to: '/o/$organisationId/sites' } as const;
const people = { text: 'people', to: '/o/$organisationId/people' } as const;
const districts = { text: 'districts', to: '/o/$organisationId/districts' } as const;
const networks = { text: 'networks', to: '/o/$organisationId/networks' } as const;
const mails = { text: 'mails', to: '/o/$organisationId/deliveries' } as const;
const mailTemplates = { text: 'mailTemplates', to: '/o/$organisationId/mail-templates' } as const;
const myMails = { text: 'myMails', to: '/o/$organisationId/my-mails' } as const;

/** What this person finds here: people and roles stand under Agency for the agency and under Settings for a district. */
export function navFor(acting: Pick<Acting, 'may'>): readonly NavPlace[] {
  const agency = acting.may('agency-admin') ? [people, mails, mailTemplates] : acting.may('buyer') ? [mailTemplates] : [];
  const [first] = agency;
  const own = acting.may('district-admin') ? [people, myMails] : [myMails];
  return [
    { text: 'today', icon: 'today', to: '/o/$organisationId/today', pages: [] },
    { text: 'buyTogether', icon: 'box', to: jointPurchases.to, pages: keepsSites(acting) ? [jointPurchases, sites] : [jointPurchases] },
    { text: 'districtsAndPartners', icon: 'pin', to: districts.to, pages: [districts, networks] },
    ...(first === undefined ? [] : [{ text: 'agency', icon: 'bank', to: first.to, pages: agency, apart: true } as const]),
    { text: 'settings', icon: 'sliders', to: own[0]?.to ?? myMails.to, pages: own, apart: first === undefined },
  ];
}

/** Every page of the navigation, without the groups around them. */
export function pagesOf(places: readonly NavPlace[]): NavPage[] {
  return places.flatMap(({ text, to, icon, pages }): NavPage[] =>
    pages.length === 0 ? [{ text, to, icon }] : pages.map((page) => ({ ...page, icon })),
  );
}
