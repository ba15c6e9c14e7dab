import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { noteNavigation } from './parts/arrival.js';
import { readSearch, writeSearch } from './parts/address.js';
import { Broken, Nowhere } from './shell/outside.js';
import { Loading } from './parts/loading.js';
import { listState, newPurchaseState } from './joint-purchases/addresses.js';
import { boardState, commitState } from './joint-purchases/board-address.js';
import { districtsState } from './districts/addresses.js';
import { importState } from './imports/addresses.js';
import { mailsState } from './mails/addresses.js';
import { networksState } from './networks/addresses.js';
import { giveRoleState, peopleState } from './people/addresses.js';
import { unsubscribeState } from './settings/addresses.js';

const root = createRootRoute({ notFoundComponent: Nowhere, errorComponent: Broken });

const welcome = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('./welcome/welcome-page.js'), 'WelcomePage'),
});
const accept = createRoute({
  getParentRoute: () => root,
  path: '/accept/$grantId',
  component: lazyRouteComponent(() => import('./welcome/accept-page.js'), 'AcceptPage'),
});
const unsubscribe = createRoute({
  getParentRoute: () => root,
  path: '/unsubscribe',
  validateSearch: unsubscribeState,
  component: lazyRouteComponent(() => import('./settings/unsubscribe-page.js'), 'UnsubscribePage'),
});
const acting = createRoute({
  getParentRoute: () => root,
  path: '/o/$organisationId',
  component: lazyRouteComponent(() => import('./shell/shell.js'), 'Shell'),
});
const today = createRoute({
  getParentRoute: () => acting,
  path: '/today',
  component: lazyRouteComponent(() => import('./today/today-page.js'), 'TodayPage'),
});
const districts = createRoute({
  getParentRoute: () => acting,
  path: '/districts',
  validateSearch: districtsState,
  component: lazyRouteComponent(() => import('./districts/districts-page.js'), 'DistrictsPage'),
});
const district = createRoute({
  getParentRoute: () => acting,
  path: '/districts/$districtId',
  component: lazyRouteComponent(() => import('./districts/district-page.js'), 'DistrictPage'),
});
const imports = createRoute({
  getParentRoute: () => acting,
  path: '/districts/imports',
  component: lazyRouteComponent(() => import('./imports/imports-page.js'), 'ImportsPage'),
});
const oneImport = createRoute({
  getParentRoute: () => acting,
  path: '/districts/imports/$importId',
  validateSearch: importState,
  component: lazyRouteComponent(() => import('./imports/import-page.js'), 'ImportPage'),
});
const networks = createRoute({
  getParentRoute: () => acting,
  path: '/networks',
  validateSearch: networksState,
  component: lazyRouteComponent(() => import('./networks/networks-page.js'), 'NetworksPage'),
});
const newNetwork = createRoute({
  getParentRoute: () => acting,
  path: '/networks/new',
  component: lazyRouteComponent(() => import('./networks/new-network-page.js'), 'NewNetworkPage'),
});
const network = createRoute({
  getParentRoute: () => acting,
  path: '/networks/$networkId',
  component: lazyRouteComponent(() => import('./networks/network-page.js'), 'NetworkPage'),
});
const changeNetwork = createRoute({
  getParentRoute: () => acting,
  path: '/networks/$networkId/change',
  component: lazyRouteComponent(() => import('./networks/change-network-page.js'), 'ChangeNetworkPage'),
});
const purchases = createRoute({
  getParentRoute: () => acting,
  path: '/joint-purchases',
  validateSearch: listState,
  component: lazyRouteComponent(() => import('./joint-purchases/purchases-page.js'), 'PurchasesPage'),
});
const newPurchase = createRoute({
  getParentRoute: () => acting,
  path: '/joint-purchases/new',
  validateSearch: newPurchaseState,
  component: lazyRouteComponent(() => import('./joint-purchases/new/new-purchase-page.js'), 'NewPurchasePage'),
});
const purchase = createRoute({
  getParentRoute: () => acting,
  path: '/joint-purchases/$jointPurchaseId',
  validateSearch: boardState,
  component: lazyRouteComponent(() => import('./joint-purchases/purchase-page.js'), 'PurchasePage'),
});
const changeDraft = createRoute({
  getParentRoute: () => acting,
  path: '/joint-purchases/$jointPurchaseId/change',
  validateSearch: newPurchaseState,
  component: lazyRouteComponent(() => import('./joint-purchases/new/change-draft-page.js'), 'ChangeDraftPage'),
});
const publish = createRoute({
  getParentRoute: () => acting,
  path: '/joint-purchases/$jointPurchaseId/publish',
  component: lazyRouteComponent(() => import('./joint-purchases/new/check-publishing-page.js'), 'CheckPublishingPage'),
});
const published = createRoute({
  getParentRoute: () => acting,
  path: '/joint-purchases/$jointPurchaseId/published',
  component: lazyRouteComponent(() => import('./joint-purchases/new/published-page.js'), 'PublishedPage'),
});
const commit = createRoute({
  getParentRoute: () => acting,
  path: '/joint-purchases/$jointPurchaseId/commit',
  validateSearch: commitState,
  component: lazyRouteComponent(() => import('./joint-purchases/commit/commit-page.js'), 'CommitPage'),
});
const committed = createRoute({
  getParentRoute: () => acting,
  path: '/joint-purchases/$jointPurchaseId/committed',
  component: lazyRouteComponent(() => import('./joint-purchases/commit/committed-page.js'), 'CommittedPage'),
});
const invite = createRoute({
  getParentRoute: () => acting,
  path: '/joint-purchases/$jointPurchaseId/invite',
  component: lazyRouteComponent(() => import('./joint-purchases/lead/invite-page.js'), 'InvitePage'),
});
const extend = createRoute({
  getParentRoute: () => acting,
  path: '/joint-purchases/$jointPurchaseId/extend',
  component: lazyRouteComponent(() => import('./joint-purchases/lead/extend-page.js'), 'ExtendPage'),
});
const cancel = createRoute({
  getParentRoute: () => acting,
  path: '/joint-purchases/$jointPurchaseId/cancel',
  validateSearch: newPurchaseState,
  component: lazyRouteComponent(() => import('./joint-purchases/lead/cancel-page.js'), 'CancelPage'),
});
const giveUp = createRoute({
  getParentRoute: () => acting,
  path: '/joint-purchases/$jointPurchaseId/give-up',
  validateSearch: newPurchaseState,
  component: lazyRouteComponent(() => import('./joint-purchases/lead/give-up-page.js'), 'GiveUpPage'),
});
const orders = createRoute({
  getParentRoute: () => acting,
  path: '/joint-purchases/$jointPurchaseId/orders',
  component: lazyRouteComponent(() => import('./joint-purchases/lead/orders-page.js'), 'OrdersPage'),
});
const record = createRoute({
  getParentRoute: () => acting,
  path: '/joint-purchases/$jointPurchaseId/record',
  component: lazyRouteComponent(() => import('./joint-purchases/lead/record-page.js'), 'RecordPage'),
});
const withdraw = createRoute({
  getParentRoute: () => acting,
  path: '/joint-purchases/$jointPurchaseId/withdraw',
  component: lazyRouteComponent(() => import('./joint-purchases/leave/withdraw-page.js'), 'WithdrawPage'),
});
const decline = createRoute({
  getParentRoute: () => acting,
  path: '/joint-purchases/$jointPurchaseId/decline',
  component: lazyRouteComponent(() => import('./joint-purchases/leave/decline-page.js'), 'DeclinePage'),
});
const sites = createRoute({
  getParentRoute: () => acting,
  path: '/sites',
  component: lazyRouteComponent(() => import('./sites/sites-page.js'), 'SitesPage'),
});
const newSite = createRoute({
  getParentRoute: () => acting,
  path: '/sites/new',
  component: lazyRouteComponent(() => import('./sites/site-page.js'), 'NewSitePage'),
});
const site = createRoute({
  getParentRoute: () => acting,
  path: '/sites/$siteId',
  component: lazyRouteComponent(() => import('./sites/site-page.js'), 'SitePage'),
});
const people = createRoute({
  getParentRoute: () => acting,
  path: '/people',
  validateSearch: peopleState,
  component: lazyRouteComponent(() => import('./people/people-page.js'), 'PeoplePage'),
});
const giveRole = createRoute({
  getParentRoute: () => acting,
  path: '/people/give',
  validateSearch: giveRoleState,
  component: lazyRouteComponent(() => import('./people/give-role-page.js'), 'GiveRolePage'),
});
const mails = createRoute({
  getParentRoute: () => acting,
  path: '/deliveries',
  validateSearch: mailsState,
  component: lazyRouteComponent(() => import('./mails/mails-page.js'), 'MailsPage'),
});
const mailTemplates = createRoute({
  getParentRoute: () => acting,
  path: '/mail-templates',
  component: lazyRouteComponent(() => import('./mails/templates-page.js'), 'TemplatesPage'),
});
const mailTemplate = createRoute({
  getParentRoute: () => acting,
  path: '/mail-templates/$kind',
  component: lazyRouteComponent(() => import('./mails/template-page.js'), 'TemplatePage'),
});
const myMails = createRoute({
  getParentRoute: () => acting,
  path: '/my-mails',
  component: lazyRouteComponent(() => import('./settings/my-mails-page.js'), 'MyMailsPage'),
});

const inside = [
  today,
  districts,
  district,
  purchases,
  newPurchase,
  changeDraft,
  publish,
  purchase,
  published,
  invite,
  extend,
  cancel,
  giveUp,
  orders,
  record,
  commit,
  committed,
  withdraw,
  decline,
  sites,
  newSite,
  site,
  people,
  giveRole,
  mails,
  mailTemplates,
  mailTemplate,
  myMails,
  imports,
  oneImport,
  networks,
  newNetwork,
  network,
  changeNetwork,
];

export const router = createRouter({
  routeTree: root.addChildren([welcome, accept, unsubscribe, acting.addChildren(inside)]),
  defaultPreload: 'intent',
  defaultPendingMs: 300,
  defaultPendingComponent: () => <Loading page />,
  scrollRestoration: true,
  parseSearch: readSearch,
  stringifySearch: writeSearch,
});

router.subscribe('onBeforeNavigate', ({ pathChanged, fromLocation }) => {
  if (pathChanged && fromLocation !== undefined) noteNavigation();
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
