import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { noteNavigation } from './parts/arrival.js';
import { readSearch, writeSearch } from './parts/address.js';
import { Broken, Nowhere } from './shell/outside.js';
import { Loading } from './parts/loading.js';
import { listState, newPurchaseState } from './joint-purchases/addresses.js';
import { districtsState } from './districts/addresses.js';
import { mailsState } from './mails/addresses.js';
import { giveRoleState, peopleState } from './people/addresses.js';

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
  people,
  giveRole,
  mails,
];

export const router = createRouter({
  routeTree: root.addChildren([welcome, accept, acting.addChildren(inside)]),
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
