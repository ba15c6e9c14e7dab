import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { mailsState } from '../mails/addresses.js';
import { giveRoleState, peopleState } from '../people/addresses.js';
import { acting } from './acting.js';

const today = createRoute({
  getParentRoute: () => acting,
  path: '/today',
  component: lazyRouteComponent(() => import('../today/today-page.js'), 'TodayPage'),
});
const sites = createRoute({
  getParentRoute: () => acting,
  path: '/sites',
  component: lazyRouteComponent(() => import('../sites/sites-page.js'), 'SitesPage'),
});
const newSite = createRoute({
  getParentRoute: () => acting,
  path: '/sites/new',
  component: lazyRouteComponent(() => import('../sites/site-page.js'), 'NewSitePage'),
});
const site = createRoute({
  getParentRoute: () => acting,
  path: '/sites/$siteId',
  component: lazyRouteComponent(() => import('../sites/site-page.js'), 'SitePage'),
});
const people = createRoute({
  getParentRoute: () => acting,
  path: '/people',
  validateSearch: peopleState,
  component: lazyRouteComponent(() => import('../people/people-page.js'), 'PeoplePage'),
});
const giveRole = createRoute({
  getParentRoute: () => acting,
  path: '/people/give',
  validateSearch: giveRoleState,
  component: lazyRouteComponent(() => import('../people/give-role-page.js'), 'GiveRolePage'),
});
const mails = createRoute({
  getParentRoute: () => acting,
  path: '/deliveries',
  validateSearch: mailsState,
  component: lazyRouteComponent(() => import('../mails/mails-page.js'), 'MailsPage'),
});
const mailTemplates = createRoute({
  getParentRoute: () => acting,
  path: '/mail-templates',
  component: lazyRouteComponent(() => import('../mails/templates-page.js'), 'TemplatesPage'),
});
const mailTemplate = createRoute({
  getParentRoute: () => acting,
  path: '/mail-templates/$kind',
  component: lazyRouteComponent(() => import('../mails/template-page.js'), 'TemplatePage'),
});
const myMails = createRoute({
  getParentRoute: () => acting,
  path: '/my-mails',
  component: lazyRouteComponent(() => import('../settings/my-mails-page.js'), 'MyMailsPage'),
});

/** What needs somebody, the sites of a district, people and their roles, and mails. */
export const ownRoutes = [today, sites, newSite, site, people, giveRole, mails, mailTemplates, mailTemplate, myMails] as const;
